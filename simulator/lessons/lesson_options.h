// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/card/eid_options.h"
#include "simulator/option_list.h"
#include "simulator/portal/portal_options.h"

#include <glibmm/ustring.h>

#include <string>
#include <vector>

namespace simulator {

/// What the card and the portal do in a lesson.
struct LessonOptions {
  EidOptions card;
  PortalOptions portal;
};

/// The same, as it is typed. Not where the portal listens and whom it trusts: that holds from the start of the program
/// on.
struct TypedLessonOptions {
  int tries = 3;
  bool expired_certificate = false;
  int roles = 2;
  bool role_first = false;
  bool role_list = false;
  int entities = 3;
  bool several_capacities = false;
  bool entity_gone = false;
  bool no_profile = false;
  bool unknown_page = false;
  Glib::ustring error;
  int session = 0;
};

/// Lifetime: `typed` must live as long as `list`.
void add_lesson_options(OptionList& list, TypedLessonOptions& typed);
/// Throws OptionsError.
[[nodiscard]] LessonOptions checked(const TypedLessonOptions& typed);

/// Reads "--tries=1", "--no-profile" … as a lesson's file has them. Throws OptionsError.
[[nodiscard]] LessonOptions lesson_options(const std::vector<std::string>& words);

} // namespace simulator
