// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/hosts.h"
#include "simulator/portal/pages.h"
#include "simulator/portal/shapes/shape_host.h"
#include "simulator/portal/shapes/shape_pages.h"
#include "simulator/portal/tools_page.h"

#include <array>
#include <chrono>
#include <string_view>

namespace simulator {

namespace {

constexpr const char* session_cookie = "PRACTICE-PORTAL-JSESSIONID";

/// One request to the portal, and all that is needed to answer it.
struct Asked {
  const WebRequest& request;
  Sessions& sessions;
  const Origins& origins;
  const PortalOptions& options;
  std::string language;
  std::string session;
  Visit* visit;

  [[nodiscard]] bool is_signed_in() const { return visit != nullptr && visit->signed_in; }

  [[nodiscard]] bool asks_role_first() const { return options.two_roles && options.role_first; }

  [[nodiscard]] bool is_form() const { return request.method == "POST"; }

  [[nodiscard]] std::string here(const std::string& path) const { return "/" + language + path; }
};

WebAnswer audience(const Asked& asked) {
  return portal_page("audience", asked.language, asked.visit);
}

WebAnswer institution(const Asked& asked) {
  return portal_page("institution", asked.language, asked.visit);
}

WebAnswer services(const Asked& asked) {
  return portal_page("services", asked.language, asked.visit);
}

WebAnswer service(const Asked& asked) {
  return portal_page("service", asked.language, asked.visit);
}

WebAnswer elsewhere(const Asked& asked) {
  return text_page("elsewhere", asked.language);
}

WebAnswer begin_sign_in(const Asked& asked) {
  if (asked.is_signed_in())
    return go_to(asked.here("/access/entity"));
  const std::string session = asked.sessions.begin(asked.language);
  WebAnswer answer = go_to(asked.origins.idp + "/fas/XUI/?realm=professional&goto=" + asked.sessions.ask_who(session) +
                           "&ui_locales=" + asked.language + "#login");
  answer.set_cookies.push_back(cookie_line(session_cookie, session));
  return answer;
}

/// The line of the list that a form names by its number; nothing when it names none.
const EntityLine* line_named(const std::vector<EntityLine>& lines, const std::string& number) {
  for (std::size_t index = 0; index < lines.size(); ++index)
    if (number == std::to_string(index + 1))
      return &lines[index];
  return nullptr;
}

WebAnswer entity(const Asked& asked) {
  const auto lines = entity_lines(asked.options, asked.language);
  if (!asked.is_form())
    return entity_page(asked.language, *asked.visit, lines);
  const EntityLine* const chosen = line_named(lines, field(asked.request.form, "entity"));
  if (chosen == nullptr)
    return go_to(asked.here("/access/entity"), 303);
  if (asked.options.error == PortalError::no_access)
    return text_page("no-access", asked.language, 403);
  asked.visit->entity = chosen->entity;
  asked.visit->capacity = chosen->capacity;
  if (!asked.asks_role_first())
    asked.visit->role = 0;
  return go_to(asked.here("/access/start"), 303);
}

WebAnswer start(const Asked& asked) {
  if (asked.visit->entity.empty())
    return go_to(asked.here("/access/entity"));
  if (!asked.is_form())
    return portal_page("start", asked.language, asked.visit);
  if (asked.options.two_roles && asked.visit->role == 0)
    return go_to(asked.here("/primaweb/role"), 303);
  if (!asked.options.two_roles)
    asked.visit->role = 1;
  return go_to(asked.here("/primaweb/home"), 303);
}

WebAnswer role(const Asked& asked) {
  if (asked.visit->entity.empty() && !asked.asks_role_first())
    return go_to(asked.here("/access/entity"));
  if (!asked.is_form())
    return role_page(asked.language, *asked.visit, asked.options.role_in_list);
  const std::string chosen = field(asked.request.form, "role");
  if (chosen != "1" && chosen != "2")
    return go_to(asked.here("/primaweb/role"), 303);
  asked.visit->role = std::stoi(chosen);
  return go_to(asked.here(asked.asks_role_first() ? "/access/entity" : "/primaweb/home"), 303);
}

WebAnswer home(const Asked& asked) {
  if (asked.visit->role == 0 || asked.visit->entity.empty())
    return go_to(asked.here("/access/entity"));
  return home_page(asked.language, *asked.visit, asked.options.has_profile);
}

WebAnswer notice(const Asked& asked) {
  return portal_page("notice", asked.language, asked.visit);
}

WebAnswer tools(const Asked& asked) {
  return tools_page(asked.language, *asked.visit, asked.request);
}

WebAnswer dossier(const Asked& asked) {
  return portal_page("dossier", asked.language, asked.visit);
}

WebAnswer form(const Asked& /*asked*/) {
  return form_file();
}

WebAnswer letter(const Asked& /*asked*/) {
  return letter_file();
}

struct Place {
  std::string_view path; ///< after the language
  bool for_signed_in;    ///< others are sent to sign in
  WebAnswer (*answer)(const Asked&);
};

constexpr std::array places{
    Place{"", false, audience},
    Place{"/professionals", false, institution},
    Place{"/professionals/welfare", false, services},
    Place{"/professionals/primaweb", false, service},
    Place{"/elsewhere", false, elsewhere},
    Place{"/primaweb/start", false, begin_sign_in},
    Place{"/access/notice", true, notice},
    Place{"/access/entity", true, entity},
    Place{"/access/start", true, start},
    Place{"/primaweb/role", true, role},
    Place{"/primaweb/home", true, home},
    Place{"/primaweb/tools", true, tools},
    Place{"/primaweb/dossier", true, dossier},
    Place{"/primaweb/form", true, form},
    Place{"/primaweb/letter", true, letter},
};

std::string first_page(const Asked& asked) {
  if (asked.options.shape != nullptr)
    return asked.options.shape->one_address ? "/shape/app" : shape_begin;
  if (asked.options.shows_notice)
    return "/access/notice";
  return asked.asks_role_first() ? "/primaweb/role" : "/access/entity";
}

WebAnswer come_back(const Asked& asked) {
  const auto session = asked.sessions.redeem(asked.session, field(asked.request.query, "code"));
  if (!session || asked.options.error == PortalError::sign_in_expired)
    return text_page("expired", asked.language, 403);
  WebAnswer answer = go_to(asked.here(first_page(asked)));
  const bool on_two_hosts = asked.options.shape != nullptr && asked.options.shape->home == HomeShape::other_host;
  answer.set_cookies.push_back(cookie_line(session_cookie, *session, on_two_hosts ? cookie_domain : ""));
  return answer;
}

WebAnswer in_shape(const Asked& asked, std::string page) {
  if (!asked.is_signed_in())
    return go_to(asked.origins.portal + asked.here("/primaweb/start"), 303);
  return answer_in_shape({asked.request, asked.language, std::move(page)}, *asked.visit, asked.origins, asked.options);
}

WebAnswer file_of_shapes(const std::string& name) {
  WebAnswer answer;
  answer.body = shape_file(name);
  answer.content_type = name.ends_with(".css") ? "text/css" : "text/javascript";
  return answer;
}

WebAnswer sign_out(const Asked& asked) {
  asked.sessions.end(asked.session);
  WebAnswer answer = text_page("signed-out", asked.language);
  answer.set_cookies.push_back(cookie_line(session_cookie, "") + "; Max-Age=0");
  return answer;
}

bool has_expired(const Visit* visit, const PortalOptions& options) {
  return visit != nullptr && visit->signed_in && options.session_length.count() > 0 &&
         options.now() - visit->last_asked > options.session_length;
}

} // namespace

WebAnswer answer_as_portal(const WebRequest& request, Sessions& sessions, const Origins& origins,
                           const PortalOptions& options) {
  const std::string_view path = request.path;
  if (path == "/style.css")
    return file_answer("style.css", "text/css");
  if (path == "/tools.js")
    return file_answer("tools.js", "text/javascript");
  constexpr std::string_view shape_files = "/shape/";
  if (options.shape != nullptr && path.starts_with(shape_files))
    return file_of_shapes(std::string{path.substr(shape_files.size())});
  if (path == "/")
    return go_to("/nl");

  const std::string session = field(request.cookies, session_cookie);
  Visit* visit = sessions.find(session);
  if (has_expired(visit, options)) {
    const std::string was = visit->language;
    sessions.end(session);
    visit = nullptr;
    if (options.tells_expiry)
      return text_page("expired", was, 403);
  }
  if (visit != nullptr)
    visit->last_asked = options.now();
  Asked asked{request, sessions, origins, options, visit != nullptr ? visit->language : "nl", session, visit};
  if (path == "/sso/return")
    return come_back(asked);
  if (path == "/logout")
    return sign_out(asked);

  const std::string_view language = path.substr(1, 2);
  if (!is_portal_language(language))
    return text_page("missing", asked.language, 404);
  asked.language = language;
  if (options.error == PortalError::maintenance)
    return text_page("maintenance", asked.language, 503);
  if (const std::string_view rest = path.substr(3); options.shape != nullptr && rest.starts_with(shape_folder))
    return in_shape(asked, std::string{rest.substr(std::string_view{shape_folder}.size())});
  for (const Place& place : places) {
    if (path.substr(3) != place.path)
      continue;
    return place.for_signed_in && !asked.is_signed_in() ? go_to(asked.here("/primaweb/start"), 303)
                                                        : place.answer(asked);
  }
  return text_page("missing", asked.language, 404);
}

} // namespace simulator
