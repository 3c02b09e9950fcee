// SPDX-License-Identifier: EUPL-1.2
#include "web/page_script.h"

#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>
#include <sigc++/functors/ptr_fun.h>

#include <algorithm>

namespace web {

namespace {

GVariant* dictionary_of(const std::vector<std::string>& texts) {
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  for (std::size_t index = 0; index < texts.size(); ++index)
    g_variant_dict_insert(&dictionary, std::to_string(index).c_str(), "s", texts[index].c_str());
  return g_variant_dict_end(&dictionary);
}

GVariant* dictionary_of(const portal::Named& named, bool is_heading) {
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  g_variant_dict_insert_value(&dictionary, "roles", dictionary_of(named.roles));
  g_variant_dict_insert_value(&dictionary, "names", dictionary_of(named.names));
  g_variant_dict_insert(&dictionary, "whole", "d", named.is_whole ? 1.0 : 0.0);
  g_variant_dict_insert(&dictionary, "under", "d", is_heading ? 1.0 : 0.0);
  return g_variant_dict_end(&dictionary);
}

/// A text for an XPath, a dictionary for a locator (locator_script.js).
void insert(GVariantDict& rule, const char* key, const portal::Selector& selector) {
  const auto* locator = selector.locator();
  if (locator == nullptr) {
    g_variant_dict_insert(&rule, key, "s", selector.xpath().c_str());
    return;
  }
  GVariantDict places;
  g_variant_dict_init(&places, nullptr);
  for (std::size_t index = 0; index < locator->places.size(); ++index)
    g_variant_dict_insert_value(&places, std::to_string(index).c_str(),
                                dictionary_of(locator->places[index].named, locator->places[index].is_heading));
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  g_variant_dict_insert_value(&dictionary, "control", dictionary_of(locator->control, false));
  g_variant_dict_insert_value(&dictionary, "places", g_variant_dict_end(&places));
  g_variant_dict_insert_value(&rule, key, g_variant_dict_end(&dictionary));
}

GVariant* dictionary_of(const portal::PageRule& rule, std::size_t index) {
  GVariantDict dictionary;
  g_variant_dict_init(&dictionary, nullptr);
  g_variant_dict_insert(&dictionary, "index", "d", static_cast<double>(index));
  insert(dictionary, "present", rule.present);
  g_variant_dict_insert_value(&dictionary, "words", dictionary_of(rule.words));
  insert(dictionary, "press", rule.press);
  insert(dictionary, "option", rule.option);
  insert(dictionary, "open", rule.opener);
  insert(dictionary, "more", rule.more);
  g_variant_dict_insert(&dictionary, "learned", "d", portal::is_learned(rule.name) ? 1.0 : 0.0);
  // A role or a capacity is one word: what a line says besides is no detail of it.
  const bool is_of_one_word =
      rule.meaning == portal::Meaning::role_choice || rule.meaning == portal::Meaning::capacity_choice;
  g_variant_dict_insert(&dictionary, "plain", "d", is_of_one_word ? 1.0 : 0.0);
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

std::size_t rule_of(const portal::Description& description, const portal::Page& page) {
  const auto found = std::find_if(description.pages.begin(), description.pages.end(),
                                  [&page](const portal::PageRule& rule) { return rule.name == page.name; });
  return static_cast<std::size_t>(found - description.pages.begin());
}

const char* word_for(PageScript::Pressed what) {
  switch (what) {
  case PageScript::Pressed::open:
    return "open";
  case PageScript::Pressed::more:
    return "more";
  case PageScript::Pressed::press:
    break;
  }
  return "press";
}

void form_was_read(JSCValue* answer, const sigc::slot<void(const std::optional<SentForm>&)>& read) {
  read(form_of(answer));
}

void face_was_seen(JSCValue* answer, const sigc::slot<void(const FaceSighting&)>& seen) {
  if (const auto sighting = face_of(answer))
    seen(*sighting);
}

void was_done(JSCValue* answer, const PageScript::Done& done) {
  done(jsc_value_to_boolean(answer) != FALSE);
}

} // namespace

PageScript::PageScript(WebKitWebView* view, const portal::Description& description)
    : m_description{description}, m_channel{view} {
  m_channel.signal_told().connect(sigc::mem_fun(*this, &PageScript::was_told));
}

void PageScript::begin_document() {
  m_channel.begin_document();
}

void PageScript::run(GVariantDict& arguments, const char* task, ScriptChannel::Answered answered) {
  g_variant_dict_insert(&arguments, "task", "s", task);
  m_channel.send(arguments, std::move(answered));
}

void PageScript::watch(const Rules& rules, std::uint64_t visit, const std::string& known,
                       sigc::slot<void(const Sighting&)> seen) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  g_variant_dict_insert(&arguments, "known", "s", known.c_str());
  run(arguments, "watch", sigc::bind(sigc::mem_fun(*this, &PageScript::watched), std::move(seen)));
}

void PageScript::watched(JSCValue* answer, const sigc::slot<void(const Sighting&)>& seen) const {
  if (const auto sighting = sighting_of(answer, m_description))
    seen(*sighting);
}

void PageScript::watch_face(const std::string& known, sigc::slot<void(const FaceSighting&)> seen) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "known", "s", known.c_str());
  run(arguments, "face", sigc::bind(sigc::ptr_fun(&face_was_seen), std::move(seen)));
}

void PageScript::press(const Rules& rules, std::uint64_t visit, const portal::Page& page, Pressed what, Done done) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  const auto rule = rule_of(m_description, page);
  g_variant_dict_insert_value(&arguments, "rule", dictionary_of(m_description.pages[rule], rule));
  g_variant_dict_insert(&arguments, "what", "s", word_for(what));
  run(arguments, "press", sigc::bind(sigc::ptr_fun(&was_done), std::move(done)));
}

void PageScript::choose(const Rules& rules, std::uint64_t visit, const portal::Page& page, std::size_t line,
                        Done done) {
  GVariantDict arguments;
  begin(arguments, m_description, rules, visit);
  const auto rule = rule_of(m_description, page);
  const auto& option = page.options.at(line);
  g_variant_dict_insert_value(&arguments, "rule", dictionary_of(m_description.pages[rule], rule));
  g_variant_dict_insert(&arguments, "line", "d", static_cast<double>(line));
  g_variant_dict_insert(&arguments, "label", "s", option.label.c_str());
  g_variant_dict_insert(&arguments, "detail", "s", option.detail.c_str());
  run(arguments, "choose", sigc::bind(sigc::ptr_fun(&was_done), std::move(done)));
}

void PageScript::note_acts(bool wanted) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "wanted", "d", wanted ? 1.0 : 0.0);
  run(arguments, "note", [](JSCValue* /*answer*/) {});
}

void PageScript::find_controls(std::chrono::milliseconds still, Done found) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "still", "d", static_cast<double>(still.count()));
  run(arguments, "has-controls", sigc::bind(sigc::ptr_fun(&was_done), std::move(found)));
}

void PageScript::find_log_out(Done found) {
  run_log_out("has-log-out", std::move(found));
}

void PageScript::log_out(Done done) {
  run_log_out("log-out", std::move(done));
}

void PageScript::run_log_out(const char* task, Done done) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert_value(&arguments, "words", dictionary_of(m_description.log_out_words));
  run(arguments, task, sigc::bind(sigc::ptr_fun(&was_done), std::move(done)));
}

void PageScript::was_told(JSCValue* told, bool is_shown) {
  if (const auto act = act_of(told))
    m_signal_acted.emit(*act, is_shown);
}

void PageScript::read_form(const std::string& address, sigc::slot<void(const std::optional<SentForm>&)> read) {
  GVariantDict arguments;
  g_variant_dict_init(&arguments, nullptr);
  g_variant_dict_insert(&arguments, "address", "s", address.c_str());
  run(arguments, "form", sigc::bind(sigc::ptr_fun(&form_was_read), std::move(read)));
}

} // namespace web
