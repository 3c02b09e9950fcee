// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/lesson_options.h"

#include "portal/compose.h"

#include <glibmm/i18n.h>

#include <algorithm>
#include <array>
#include <utility>

namespace simulator {

namespace {

constexpr int a_day_in_seconds = 86'400;
constexpr int most_entities = 40;

constexpr std::array errors{
    std::pair{"refused", PortalError::certificate_refused},
    std::pair{"no-certificate", PortalError::certificate_missing},
    std::pair{"revoked", PortalError::certificate_revoked},
    std::pair{"level", PortalError::level_too_low},
    std::pair{"expired", PortalError::sign_in_expired},
    std::pair{"no-access", PortalError::no_access},
    std::pair{"maintenance", PortalError::maintenance},
};

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names)
    all += (all.empty() ? "" : ", ") + name;
  return all;
}

} // namespace

// Their help is shown by the tool of the tests alone, which is not translated.
void add_lesson_options(OptionList& list, TypedLessonOptions& typed) {
  list.add("tries", typed.tries, "The attempts left of the PIN, 0 to 3", "N");
  list.add("expired-certificate", typed.expired_certificate, "The card's certificates have expired");
  list.add("roles", typed.roles, "How many roles the user has", "1|2");
  list.add("role-first", typed.role_first, "The portal asks for the role before the entity");
  list.add("role-list", typed.role_list, "The portal's roles stand in a list that drops down");
  list.add("entities", typed.entities, "At how many entities the user is known, 1 to 40", "N");
  list.add("several-capacities", typed.several_capacities, "The user has two capacities at the first entity");
  list.add("entity-gone", typed.entity_gone, "The user is no longer known at the first entity");
  list.add("no-profile", typed.no_profile, "The user has no profile yet");
  list.add("unknown-page", typed.unknown_page, "The portal shows a page that the launcher does not know");
  list.add("error", typed.error, "The page that ends the sign-in", words_of(errors));
  list.add("session", typed.session, "The portal's session ends after so many seconds without a request", "S");
}

LessonOptions checked(const TypedLessonOptions& typed) {
  check_range(typed.tries, "--tries", 0, 3);
  check_range(typed.roles, "--roles", 1, 2);
  check_range(typed.entities, "--entities", 1, most_entities);
  check_beside(!typed.entity_gone || typed.entities > 1, "--entity-gone", "--entities 1");
  check_word(typed.error.empty() || meaning_of(typed.error.raw(), errors), "--error", words_of(errors));
  check_range(typed.session, "--session", 0, a_day_in_seconds);

  LessonOptions options;
  options.card.tries_left = typed.tries;
  options.card.validity = typed.expired_certificate ? CertificateState::expired : CertificateState::usable;
  options.portal.two_roles = typed.roles == 2;
  options.portal.role_first = typed.role_first;
  options.portal.role_in_list = typed.role_list;
  options.portal.entities = typed.entities;
  options.portal.several_capacities = typed.several_capacities;
  options.portal.first_entity_gone = typed.entity_gone;
  options.portal.has_profile = !typed.no_profile;
  options.portal.shows_notice = typed.unknown_page;
  options.portal.error = meaning_of(typed.error.raw(), errors).value_or(PortalError::none);
  options.portal.session_length = std::chrono::seconds{typed.session};
  return options;
}

LessonOptions lesson_options(const std::vector<std::string>& words) {
  TypedLessonOptions typed;
  OptionList list;
  add_lesson_options(list, typed);
  std::vector<std::string> arguments{"primaweb-practice"};
  for (const std::string& word : words) {
    if (std::ranges::find(list.names(), word.substr(0, word.find('='))) == list.names().end())
      throw OptionsError(word + ": " + portal::compose(_("one of %1"), joined(list.names())));
    arguments.push_back(word);
  }
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments)
    argv.push_back(argument.data());
  argv.push_back(nullptr);
  list.read(static_cast<int>(arguments.size()), argv.data());
  return checked(typed);
}

} // namespace simulator
