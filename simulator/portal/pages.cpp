// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/pages.h"

#include "simulator/portal/template.h"

namespace simulator {

namespace {

WebAnswer html(std::string body, unsigned status = 200) {
  WebAnswer answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

std::string laid_out(const std::string& name, Values values, const Visit* visit,
                     const std::string& portal_origin = {}) {
  const bool signed_in = visit != nullptr && visit->signed_in;
  values.insert_or_assign("holder", signed_in ? visit->holder : std::string{});
  values.insert_or_assign("page", name);
  values.insert_or_assign("portal-origin", portal_origin);
  values.insert_or_assign("corner",
                          fill(built_in_file(signed_in ? "corner-signed-in.html" : "corner-languages.html"), values));
  return fill(built_in_file("layout.html"), values);
}

} // namespace

WebAnswer portal_page(const std::string& name, const std::string& language, const Visit* visit, Values more) {
  Values values = words(language);
  values.merge(more);
  values.insert_or_assign("title", values.at(name + "-title"));
  if (visit != nullptr) {
    values.insert_or_assign("holder", visit->holder);
    values.insert_or_assign("entity-name", visit->entity);
    values.insert_or_assign("capacity-name", visit->capacity);
    values.insert_or_assign("role-name", visit->role > 0 ? values.at("role-" + std::to_string(visit->role)) : "");
  }
  values.insert_or_assign("body", fill(built_in_file(name + ".html"), values));
  return html(laid_out(name, std::move(values), visit));
}

WebAnswer text_page(const std::string& name, const std::string& language, unsigned status,
                    const std::string& portal_origin) {
  Values values = words(language);
  values.insert_or_assign("title", values.at(name + "-title"));
  values.insert_or_assign("text", values.at(name + "-text"));
  values.insert_or_assign("body", fill(built_in_file("text.html"), values));
  return html(laid_out(name, std::move(values), nullptr, portal_origin), status);
}

WebAnswer entity_page(const std::string& language, const Visit& visit, const std::vector<EntityLine>& entities) {
  const std::string line = built_in_file("entity-line.html");
  std::string lines;
  int number = 0;
  for (const auto& [entity, capacity] : entities)
    lines += fill(line, {{"number", std::to_string(++number)}, {"name", entity}, {"capacity-name", capacity}});
  return portal_page("entity", language, &visit, {{"lines", lines}});
}

WebAnswer role_page(const std::string& language, const Visit& visit, bool is_list) {
  const std::string roles = built_in_file(is_list ? "role-list.html" : "role-lines.html");
  return portal_page("role", language, &visit, {{"roles", fill(roles, words(language))}});
}

WebAnswer home_page(const std::string& language, const Visit& visit, bool has_profile) {
  if (!has_profile)
    return portal_page("no-profile", language, &visit);
  const bool administers = visit.role == 2;
  const std::string menu = built_in_file(administers ? "menu-administrator.html" : "menu-agent.html");
  return portal_page("home", language, &visit, {{"menu-lines", fill(menu, words(language))}});
}

WebAnswer chooser_page(const std::string& language, const std::string& state) {
  Values values = words(language);
  values.insert_or_assign("goto", state);
  return html(fill(built_in_file("chooser.html"), values));
}

WebAnswer chooser_words(const std::string& language, const std::string& card_address) {
  const Values said = words(language);
  const auto entry = [](const std::string& name, const std::string& value) {
    return json_string(name) + ":" + json_string(value);
  };
  std::string methods;
  for (const std::string id : {"eid", "itsme", "app", "eidas"})
    methods += (methods.empty() ? "{" : ",{") + entry("id", id) + "," + entry("label", said.at("method-" + id)) + "}";
  WebAnswer answer;
  answer.content_type = "application/json";
  answer.body = "{" + entry("language", said.at("language")) + "," + entry("title", said.at("chooser-title")) + "," +
                entry("explained", said.at("chooser-explained")) + "," + entry("note", said.at("chooser-note")) + "," +
                entry("elsewhere", said.at("chooser-elsewhere")) + "," + entry("practice", said.at("practice")) + "," +
                entry("card_address", card_address) + ",\"methods\":[" + methods + "]}";
  return answer;
}

WebAnswer file_answer(const std::string& name, const std::string& content_type) {
  WebAnswer answer;
  answer.content_type = content_type;
  answer.body = built_in_file(name);
  return answer;
}

} // namespace simulator
