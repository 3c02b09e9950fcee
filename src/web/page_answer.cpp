// SPDX-License-Identifier: EUPL-1.2
#include "web/page_answer.h"

#include "base/glib_pointers.h"

#include <utility>
#include <vector>

namespace web {

namespace {

using Value = base::ObjectPtr<JSCValue>;

Value property_of(JSCValue* object, const char* name) {
  return Value{jsc_value_object_get_property(object, name)};
}

std::optional<std::string> text_of(JSCValue* object, const char* name) {
  const Value value = property_of(object, name);
  if (!jsc_value_is_string(value.get()))
    return std::nullopt;
  const base::TextPtr text{jsc_value_to_string(value.get())};
  return text ? std::optional<std::string>{text.get()} : std::nullopt;
}

/// A whole number below `bound`.
std::optional<std::size_t> number_of(JSCValue* object, const char* name, std::size_t bound) {
  const Value value = property_of(object, name);
  if (!jsc_value_is_number(value.get()))
    return std::nullopt;
  const double number = jsc_value_to_double(value.get());
  const bool is_below = number >= 0 && number < static_cast<double>(bound); // not so for what is no number
  if (!is_below)
    return std::nullopt;
  const auto whole = static_cast<std::size_t>(number);
  return static_cast<double>(whole) == number ? std::optional{whole} : std::nullopt;
}

std::optional<bool> truth_of(JSCValue* object, const char* name) {
  const Value value = property_of(object, name);
  return jsc_value_is_boolean(value.get()) ? std::optional{jsc_value_to_boolean(value.get()) != FALSE} : std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(JSCValue* object, const char* name) {
  const Value list = property_of(object, name);
  if (!jsc_value_is_array(list.get()))
    return std::nullopt;
  const auto length = number_of(list.get(), "length", most_names + 1);
  if (!length)
    return std::nullopt;
  std::vector<std::string> texts;
  for (std::size_t index = 0; index < *length; ++index) {
    auto text = text_of(list.get(), std::to_string(index).c_str());
    if (!text)
      return std::nullopt;
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::optional<portal::Option> option_of(JSCValue* line) {
  if (!jsc_value_is_object(line))
    return std::nullopt;
  auto label = text_of(line, "label");
  auto detail = text_of(line, "detail");
  if (!label || !detail)
    return std::nullopt;
  return portal::Option{.label = std::move(*label), .detail = std::move(*detail)};
}

std::optional<std::vector<portal::Option>> options_of(JSCValue* found) {
  const Value list = property_of(found, "options");
  if (!jsc_value_is_array(list.get()))
    return std::nullopt;
  const auto length = number_of(list.get(), "length", most_options + 1);
  if (!length)
    return std::nullopt;
  std::vector<portal::Option> options;
  for (guint index = 0; index < *length; ++index) {
    const Value line{jsc_value_object_get_property_at_index(list.get(), index)};
    auto option = option_of(line.get());
    if (!option)
      return std::nullopt;
    options.push_back(std::move(*option));
  }
  return options;
}

std::optional<portal::Named> named_of(JSCValue* object) {
  if (!jsc_value_is_object(object))
    return std::nullopt;
  auto roles = texts_of(object, "roles");
  auto names = texts_of(object, "names");
  if (!roles || !names)
    return std::nullopt;
  return portal::Named{.roles = std::move(*roles), .names = std::move(*names)};
}

std::optional<std::vector<portal::Place>> places_of(JSCValue* object) {
  const Value list = property_of(object, "places");
  const auto length = jsc_value_is_array(list.get()) ? number_of(list.get(), "length", most_names + 1) : std::nullopt;
  if (!length)
    return std::nullopt;
  std::vector<portal::Place> places;
  for (guint index = 0; index < *length; ++index) {
    const Value place{jsc_value_object_get_property_at_index(list.get(), index)};
    auto named = named_of(place.get());
    const auto is_heading = named ? truth_of(place.get(), "under") : std::nullopt;
    if (!is_heading)
      return std::nullopt;
    places.push_back({.is_heading = *is_heading, .named = std::move(*named)});
  }
  return places;
}

/// Only one that a description could have, too.
std::optional<portal::Locator> locator_of(JSCValue* object) {
  if (!jsc_value_is_object(object))
    return std::nullopt;
  const Value value = property_of(object, "control");
  auto control = named_of(value.get());
  auto places = places_of(object);
  if (!control || !places)
    return std::nullopt;
  portal::Locator locator{.control = std::move(*control), .places = std::move(*places)};
  const auto read = portal::parse_locator(portal::to_text(locator));
  const auto* same = std::get_if<portal::Locator>(&read);
  return same != nullptr && *same == locator ? std::optional{std::move(locator)} : std::nullopt;
}

std::optional<portal::ListChoice> choice_of(JSCValue* object) {
  if (!jsc_value_is_object(object))
    return std::nullopt;
  const Value value = property_of(object, "locator");
  auto list = locator_of(value.get());
  auto line = option_of(object);
  auto word = text_of(object, "plain");
  if (!list || !line || !word)
    return std::nullopt;
  const Value opener = property_of(object, "opener");
  const bool is_opened = jsc_value_is_object(opener.get()) != FALSE;
  auto opened_by = is_opened ? locator_of(opener.get()) : std::nullopt;
  if (is_opened && !opened_by)
    return std::nullopt;
  return portal::ListChoice{
      .list = std::move(*list), .line = std::move(*line), .word = std::move(*word), .opener = std::move(opened_by)};
}

} // namespace

std::optional<Sighting> sighting_of(JSCValue* answer, const portal::Description& description) {
  if (answer == nullptr || !jsc_value_is_object(answer))
    return std::nullopt;
  auto key = text_of(answer, "key");
  if (!key)
    return std::nullopt;
  Sighting sighting{.key = std::move(*key)};
  const auto index = number_of(answer, "rule", description.pages.size());
  auto options = options_of(answer);
  if (index && options) {
    const auto& rule = description.pages[*index];
    sighting.page = portal::Page{.name = rule.name,
                                 .meaning = rule.meaning,
                                 .options = std::move(*options),
                                 .has_more = truth_of(answer, "more").value_or(false),
                                 .is_closed = truth_of(answer, "closed").value_or(false)};
  }
  return sighting;
}

std::optional<FaceSighting> face_of(JSCValue* answer) {
  if (answer == nullptr || !jsc_value_is_object(answer))
    return std::nullopt;
  auto key = text_of(answer, "key");
  auto title = text_of(answer, "title");
  auto heading = text_of(answer, "heading");
  auto buttons = texts_of(answer, "buttons");
  auto links = texts_of(answer, "links");
  const auto asks = truth_of(answer, "asks");
  const auto whole = truth_of(answer, "whole");
  if (!key || !title || !heading || !buttons || !links || !asks || !whole)
    return std::nullopt;
  return FaceSighting{.key = std::move(*key),
                      .face = {.title = std::move(*title),
                               .heading = std::move(*heading),
                               .buttons = std::move(*buttons),
                               .links = std::move(*links),
                               .asks = *asks,
                               .whole = *whole}};
}

std::optional<portal::ActByHand> act_of(JSCValue* told) {
  if (told == nullptr || !jsc_value_is_object(told))
    return std::nullopt;
  const auto what = text_of(told, "what");
  auto address = text_of(told, "address");
  auto page = text_of(told, "page");
  auto document = text_of(told, "document");
  const auto is_line = truth_of(told, "is_line");
  const auto is_unclear = truth_of(told, "unclear");
  const auto is_new = truth_of(told, "is_new");
  if (!what || !address || !page || !document || !is_line || !is_unclear || !is_new)
    return std::nullopt;
  using What = portal::ActByHand::What;
  const auto kind = *what == "pressed" ? What::pressed : *what == "chosen" ? What::chosen : What::filled_in;
  const Value control = property_of(told, "control");
  const Value choice = property_of(told, "choice");
  return portal::ActByHand{.what = kind,
                           .address = std::move(*address),
                           .page = std::move(*page),
                           .document = std::move(*document),
                           .control = locator_of(control.get()),
                           .choice = choice_of(choice.get()),
                           .is_line = *is_line,
                           .is_unclear = *is_unclear,
                           .is_new = *is_new};
}

std::optional<SentForm> form_of(JSCValue* answer) {
  if (answer == nullptr || !jsc_value_is_object(answer))
    return std::nullopt;
  auto type = text_of(answer, "type");
  auto body = text_of(answer, "body");
  if (!type || !body)
    return std::nullopt;
  return SentForm{.content_type = std::move(*type), .body = card::Private{std::move(*body)}};
}

} // namespace web
