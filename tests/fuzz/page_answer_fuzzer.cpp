// SPDX-License-Identifier: EUPL-1.2
// What a page's script world answers, were the page to have a hand in it: values of any type in any place, those that
// throw when they are looked at among them. An input picks them one by one, or is the text of one in JSON.
#include "base/glib_pointers.h"
#include "fuzz_input.h"
#include "require.h"
#include "web/page_answer.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace {

using fuzz::Input;
using fuzz::require;
using Value = base::ObjectPtr<JSCValue>;

constexpr std::array numbers{"-1", "0", "1", "2", "0.5", "NaN", "-0", "Infinity", "4294967296", "1e300"};
constexpr std::array lengths{"0", "1", "500", "501", "100000", "4294967295"};
constexpr std::array oddities{"undefined",
                              "null",
                              "true",
                              "Symbol()",
                              "10n",
                              "() => 1",
                              "new Date(NaN)",
                              "{toString() { throw 1 }}",
                              "{toString: null, valueOf() { throw 1 }}",
                              "new String('x')",
                              "new Proxy([], {get() { throw 1 }})",
                              "new Proxy([], {getPrototypeOf() { throw 1 }, get: () => 1e9})",
                              "Object.create(null)",
                              "[,]"};

template <typename Choices>
std::string one_of(const Choices& choices, Input& input) {
  return choices.at(input.choice(static_cast<unsigned>(choices.size())));
}

/// With lone surrogates, zeros, and all else that a text of JavaScript may have in it.
std::string text(Input& input) {
  std::string text = "'";
  for (auto letters = input.choice(16); letters > 0; --letters) {
    const auto high = input.byte();
    constexpr std::size_t most = 8;
    std::array<char, most> escaped{};
    std::snprintf(escaped.data(), escaped.size(), "\\u%02x%02x", high, input.byte());
    text += escaped.data();
  }
  return text + "'";
}

std::string value(Input& input, int depth);

std::string property(const std::string& name, Input& input, int depth) {
  constexpr unsigned rare = 16;
  switch (input.choice(rare)) {
  case 1:
    return {};
  case 2:
    return "get " + name + "() { throw 1 },";
  default:
    return name + ": " + value(input, depth) + ",";
  }
}

std::string line(Input& input, int depth) {
  return "{" + property("label", input, depth) + property("detail", input, depth) + "}";
}

std::string list(Input& input, int depth) {
  std::string list = "[";
  for (auto lines = input.choice(8); lines > 0; --lines)
    list += (input.choice(8) == 7 ? value(input, depth) : line(input, depth)) + ",";
  return list + "]";
}

std::string value(Input& input, int depth) {
  if (depth == 0)
    return text(input);
  switch (input.choice(8)) {
  case 0:
  case 1:
    return text(input);
  case 2:
    return one_of(numbers, input);
  case 3:
    return list(input, depth - 1);
  case 4:
    return "{length: " + one_of(lengths, input) + "}";
  case 5:
    return "Array(" + one_of(lengths, input) + ")";
  case 6:
    return "Array(" + std::to_string(input.choice(3) + 499) + ").fill(" + line(input, depth - 1) + ")";
  default:
    return one_of(oddities, input);
  }
}

std::string named(Input& input) {
  constexpr std::array roles{"'button'", "'radio'", "'form'", "'script'", "1"};
  return "roles: [" + one_of(roles, input) + "], names: [" + (input.choice(2) == 0 ? text(input) : "") + "]";
}

std::string locator(Input& input) {
  const std::string under = input.choice(2) == 0 ? "true" : "false";
  return "{control: {" + named(input) + "}, places: [{under: " + under + ", " + named(input) + "}]}";
}

std::string act(Input& input) {
  return "what: 'pressed', is_line: true, unclear: false, is_new: true, page: " + text(input) +
         ", document: " + text(input) + ", control: " + locator(input) + ", choice: {locator: " + locator(input) +
         ", label: " + text(input) + ", detail: " + text(input) + ", plain: " + text(input) + "}, ";
}

std::string names(Input& input) {
  std::string names = "[";
  for (auto count = input.choice(8); count > 0; --count)
    names += (input.choice(8) == 7 ? value(input, 1) : text(input)) + ",";
  return names + "]";
}

/// What the outline of a page is put together to.
std::string face(Input& input) {
  const auto truth = [&input] {
    return input.choice(8) == 7 ? value(input, 1) : input.choice(2) == 0 ? "true" : "false";
  };
  return "title: " + text(input) + ", heading: " + text(input) +
         ", buttons: " + (input.choice(4) == 3 ? value(input, 2) : names(input)) +
         ", links: " + (input.choice(4) == 3 ? value(input, 2) : names(input)) + ", asks: " + truth() +
         ", whole: " + truth() + ", ";
}

std::string answer(Input& input) {
  constexpr int depth = 2;
  if (input.choice(8) == 7)
    return value(input, depth);
  std::string answer = "{key: " + text(input) + ", rule: " + one_of(numbers, input) + ", ";
  answer += "options: " + (input.choice(2) == 0 ? list(input, depth) : value(input, depth)) + ",";
  answer += property("address", input, depth) + property("words", input, depth) + property("type", input, depth) +
            property("body", input, depth);
  if (input.choice(2) == 1)
    answer += "address: " + text(input) + ", " + act(input);
  if (input.choice(2) == 1)
    answer += face(input);
  if (input.choice(4) == 3)
    answer += property("key", input, depth) + property("rule", input, depth);
  return answer + "}";
}

bool is_plain(const std::string& text) {
  return g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) != 0;
}

void check(const web::Sighting& sighting, const portal::Description& description) {
  require(is_plain(sighting.key), "a key is UTF-8");
  if (!sighting.page)
    return;
  require(description.pages.at(0).name == sighting.page->name || description.pages.at(1).name == sighting.page->name,
          "a page is one of the description");
  require(sighting.page->options.size() <= web::most_options, "a list is one that a person can choose from");
  for (const auto& option : sighting.page->options)
    require(is_plain(option.label) && is_plain(option.detail), "what is shown is UTF-8");
}

portal::Description two_pages() {
  portal::Description description;
  description.pages.resize(2);
  description.pages[0].name = "method";
  description.pages[1].name = "entity";
  return description;
}

} // namespace

/// LeakSanitizer asks by this name. It does not see what JavaScriptCore's own collector holds, and would look for it
/// after every input.
extern "C" int __lsan_is_turned_off() { // NOLINT(bugprone-reserved-identifier,readability-identifier-naming)
  return 1;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const base::ObjectPtr<JSCContext> context{jsc_context_new()}; // making one takes longer than all the rest
  static const auto description = two_pages();
  Input input{data, size};
  Value answered;
  if (input.choice(4) == 3) {
    const auto json = input.rest();
    answered.reset(jsc_value_new_from_json(context.get(), std::string{json.begin(), json.end()}.c_str()));
  } else {
    answered.reset(jsc_context_evaluate(context.get(), ("(" + answer(input) + ")").c_str(), -1));
    require(jsc_context_get_exception(context.get()) == nullptr, "the target writes JavaScript");
  }
  if (const auto sighting = web::sighting_of(answered.get(), description))
    check(*sighting, description);
  if (const auto act = web::act_of(answered.get())) {
    require(is_plain(act->address) && is_plain(act->page), "where something was done is UTF-8");
    for (const auto& locator : {act->control, act->choice ? std::optional{act->choice->list} : std::nullopt})
      require(!locator || portal::parse_locator(portal::to_text(*locator)).index() == 0, "a locator can be written");
  }
  if (const auto sighting = web::face_of(answered.get())) {
    const auto& face = sighting->face;
    require(is_plain(sighting->key) && is_plain(face.title) && is_plain(face.heading), "a face is UTF-8");
    require(face.buttons.size() <= web::most_names && face.links.size() <= web::most_names, "a face has an end");
    for (const auto* names : {&face.buttons, &face.links})
      for (const auto& name : *names)
        require(is_plain(name), "names are UTF-8");
    static_cast<void>(portal::is_application(face, "PrimaWeb"));
  }
  if (const auto form = web::form_of(answered.get()))
    require(is_plain(form->content_type) && is_plain(form->body.reveal()), "a form is UTF-8");
  jsc_context_clear_exception(context.get());
  return 0;
}
