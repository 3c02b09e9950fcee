// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/locator.h"
#include "portal/page.h"

#include <optional>
#include <string>
#include <vector>

namespace portal {

/// A line of a list that the user chose, and how to find the list again.
struct ListChoice {
  Locator list;
  Option line;
  std::string word;                ///< the line where it is one word, such as a role
  std::optional<Locator> opener{}; ///< what was pressed for the list to have lines

  bool operator==(const ListChoice&) const = default;
};

/// What the user did by hand in a page that nobody knows.
struct ActByHand {
  enum class What {
    pressed,
    chosen,    ///< a line of a list, and nothing pressed yet
    filled_in, ///< something that only the user can know
  };

  What what = What::pressed;
  std::string address;                ///< https://host/path of the page
  std::string page{};                 ///< its title and main heading: tells pages of one address apart
  std::string document{};             ///< another one each time a page is loaded
  std::optional<Locator> control{};   ///< what was pressed, and nothing else on the page
  std::optional<ListChoice> choice{}; ///< what was pressed is a line of it, or goes with it
  bool is_line = false;               ///< pressed: the control is itself the line
  bool is_unclear = false;            ///< it goes with something that nobody can do again
  bool is_new = false;                ///< the control came after the last press in the same document
};

/// What the launcher does about a step of a road.
enum class Teaching {
  press,    ///< press the same each time
  entity,   ///< choose the entity, and its capacity where the line says it
  capacity, ///< choose the capacity
  role,     ///< choose the role
  by_hand,  ///< nothing: it is the user's
};

/// One step of the way to the service that the user went by hand.
struct RoadStep {
  std::string address;
  std::optional<Locator> control{};
  std::optional<ListChoice> choice{};
  std::optional<Locator> more{}; ///< what was pressed before, for the next lines of the list
  bool is_line = false;
  Meaning meaning = Meaning::way_in; ///< of its page, when it is only pressed
  Teaching teaching = Teaching::by_hand;

  /// Returns whether it can be taught as that.
  [[nodiscard]] bool can_be(Teaching wanted) const;

  bool operator==(const RoadStep&) const = default;
};

/// What of a choice is kept in the keyring, when the steps are taught as they say: entity, capacity and role.
struct TaughtChoice {
  std::optional<Option> entity{}; ///< with its capacity as detail, or none
  std::optional<std::string> capacity{};
  std::optional<std::string> role{};
  bool leaves_steps = false; ///< other steps are left to the user, who may choose in them

  [[nodiscard]] bool empty() const { return !entity && !capacity && !role; }
};

[[nodiscard]] TaughtChoice taught_choice(const std::vector<RoadStep>& steps);

/// Gives what a step most likely is, by the official words in it, then by its place among those before it.
[[nodiscard]] Teaching likely_teaching(const RoadStep& step, const std::string& page,
                                       const std::vector<RoadStep>& before);

} // namespace portal
