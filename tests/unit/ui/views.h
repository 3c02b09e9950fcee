// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/view.h"

#include <cstddef>
#include <optional>
#include <string_view>

/// Views with made-up people and institutions, for the tests and the gallery.
namespace ui_test {

[[nodiscard]] signin::AskPin ask_pin(int tries = 3, bool wrong_before = false);

/// In a reader with keys of its own.
[[nodiscard]] signin::AskPin ask_pin_on_reader(int tries = 3, std::optional<card::NoPin> no_pin = {});

/// A card is in the reader whose PIN is not asked for.
[[nodiscard]] signin::AskCard not_own(card::Ownership ownership);

[[nodiscard]] portal::Destination destination();

[[nodiscard]] signin::AskChoice ask_entity(std::size_t lines, std::optional<std::size_t> preselected = 0);

[[nodiscard]] signin::AskChoice ask_role();

/// The gallery's name for a view; nothing for a name that there is not.
[[nodiscard]] std::optional<signin::View> view_named(std::string_view name);

} // namespace ui_test
