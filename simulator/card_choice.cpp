// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card_choice.h"

namespace simulator {

std::string_view name_of(CardChoice choice) {
  switch (choice) {
  case CardChoice::eid_1_8:
    return "1.8";
  case CardChoice::eid_1_7:
    return "1.7";
  case CardChoice::foreign:
    return "foreign";
  }
  return {};
}

std::optional<CardChoice> card_choice(std::string_view name) {
  for (const CardChoice choice : all_card_choices) {
    if (name_of(choice) == name)
      return choice;
  }
  return std::nullopt;
}

} // namespace simulator
