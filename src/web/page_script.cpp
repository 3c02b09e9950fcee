// SPDX-License-Identifier: EUPL-1.2
#include "web/page_script.h"

#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>
#include <sigc++/functors/ptr_fun.h>

#include <algorithm>

extern "C" GResource* page_script_get_resource();

namespace web {

namespace {

constexpr const char* script_world = "primaweb";

using UserScript = std::unique_ptr<WebKitUserScript, FreeWith<webkit_user_script_unref>>;

GVariant* dictionary_of(const std::vector<std::string>& texts) {
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  for (std::size_t index = 0; index < texts.size(); ++index)
    g_variant_dict_insert(&dictionary, std::to_string(index).c_str(), "s", texts[index].c_str());
  return g_variant_dict_end(&dictionary);
}

GVariant* dictionary_of(const portal::PageRule& rule, std::size_t index) {
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  g_variant_dict_insert(&dictionary, "index", "u", static_cast<guint32>(index));
  g_variant_dict_insert(&dictionary, "present", "s", rule.present.c_str());
  g_variant_dict_insert_value(&dictionary, "words", dictionary_of(rule.words));
  g_variant_dict_insert(&dictionary, "press", "s", rule.press.c_str());
  g_variant_dict_insert(&dictionary, "option", "s", rule.option.c_str());
  g_variant_dict_insert(&dictionary, "label", "s", rule.option_label.c_str());
  g_variant_dict_insert(&dictionary, "detail", "s", rule.option_detail.c_str());
  g_variant_dict_insert(&dictionary, "select", "s", rule.option_select.c_str());
  return g_variant_dict_end(&dictionary);
}

/// The arguments of every task but "form".
void begin(GVariantDict& arguments, const portal::Description& description, const PageScript::Rules& rules,
           std::uint64_t visit) {
  g_variant_dict_init(&arguments, nullptr);
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  for (const auto index : rules)
    g_variant_dict_insert_value(&dictionary, std::to_string(index).c_str(),
                                dictionary_of(description.pages[index], index));
  g_variant_dict_insert_value(&arguments, "rules", g_variant_dict_end(&dictionary));
  g_variant_dict_insert(&arguments, "visit", "d", static_cast<double>(visit));
}

/// What the script answered; null when it did not get to the end, as when the document went.
Object<JSCValue> finish(GObject* view, GAsyncResult* result) {
  GError* error = nullptr;
  Object<JSCValue> value{webkit_web_view_call_async_javascript_function_finish(WEBKIT_WEB_VIEW(view), result, &error)};
  const Error owned{error};
  return value;
}

std::size_t rule_of(const portal::Description& description, const portal::Page& page) {
  const auto found = std::find_if(description.pages.begin(), description.pages.end(),
                                  [&page](const portal::PageRule& rule) { return rule.name == page.name; });
  return static_cast<std::size_t>(found - description.pages.begin());
}

void form_was_read(GObject* view, GAsyncResult* result, const sigc::slot<void(const std::optional<SentForm>&)>& read) {
  read(form_of(finish(view, result).get()));
}

void press_was_noted(GObject* view, GAsyncResult* result,
                     const sigc::slot<void(const portal::PressedByHand&)>& pressed) {
  if (const auto press = press_of(finish(view, result).get()))
    pressed(*press);
}

} // namespace

PageScript::PageScript(WebKitWebView* view, const portal::Description& description)
    : m_view{view},
      m_description{description},
      m_script{g_resource_lookup_data(page_script_get_resource(), "/web/page_script.js", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                      nullptr)} {
}

void PageScript::note_forms() {
  const Bytes source{
      g_resource_lookup_data(page_script_get_resource(), "/web/form_script.js", G_RESOURCE_LOOKUP_FLAGS_NONE, nullptr)};
  gsize size = 0;
  const auto* text = static_cast<const char*>(g_bytes_get_data(source.get(), &size));
  const UserScript script{
      webkit_user_script_new_for_world(std::string{text, size}.c_str(), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                       WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, script_world, nullptr, nullptr)};
  webkit_user_content_manager_add_script(webkit_web_view_get_user_content_manager(m_view), script.get());
}

void PageScript::run(GVariantDict& arguments, const char* task, Continuation continuation) {
  g_variant_dict_insert(&arguments, "task", "s", task);
  gsize size = 0;
  const auto* script = static_cast<const char*>(g_bytes_get_data(m_script.get(), &size));
  webkit_web_view_call_async_javascript_function(m_view, script, static_cast<gssize>(size),
                                                 g_variant_dict_end(&arguments), script_world, nullptr, nullptr, resume,
                                                 keep(std::move(continuation)));
}

void PageScript::watch(const Rules& rules, std::uint64_t visit, const std::string& known,
                       sigc::slot<void(const Sighting&)> seen) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  g_variant_dict_insert(&arguments, "known", "s", known.c_str());
  run(arguments, "watch", sigc::bind(sigc::mem_fun(*this, &PageScript::watched), std::move(seen)));
}

void PageScript::watched(GObject* view, GAsyncResult* result, const sigc::slot<void(const Sighting&)>& seen) const {
  if (const auto sighting = sighting_of(finish(view, result).get(), m_description))
    seen(*sighting);
}

void PageScript::press(const Rules& rules, std::uint64_t visit, const portal::Page& page) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  const auto rule = rule_of(m_description, page);
  g_variant_dict_insert_value(&arguments, "rule", dictionary_of(m_description.pages[rule], rule));
  run(arguments, "press", {});
}

void PageScript::choose(const Rules& rules, std::uint64_t visit, const portal::Page& page, std::size_t line) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  const auto rule = rule_of(m_description, page);
  const auto& option = page.options.at(line);
  g_variant_dict_insert_value(&arguments, "rule", dictionary_of(m_description.pages[rule], rule));
  g_variant_dict_insert(&arguments, "line", "u", static_cast<guint32>(line));
  g_variant_dict_insert(&arguments, "label", "s", option.label.c_str());
  g_variant_dict_insert(&arguments, "detail", "s", option.detail.c_str());
  run(arguments, "choose", {});
}

void PageScript::note_press(std::uint64_t visit, sigc::slot<void(const portal::PressedByHand&)> pressed) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "visit", "d", static_cast<double>(visit));
  run(arguments, "pressed", sigc::bind(sigc::ptr_fun(press_was_noted), std::move(pressed)));
}

void PageScript::read_form(const std::string& address, sigc::slot<void(const std::optional<SentForm>&)> read) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "address", "s", address.c_str());
  run(arguments, "form", sigc::bind(sigc::ptr_fun(&form_was_read), std::move(read)));
}

} // namespace web
