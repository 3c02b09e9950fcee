// SPDX-License-Identifier: EUPL-1.2
#include "session/check_up.h"

#include "checkup/card_check.h"
#include "checkup/computer_checks.h"
#include "checkup/description_check.h"
#include "checkup/desktop_checks.h"
#include "checkup/network_checks.h"
#include "checkup/reader_checks.h"
#include "checkup/report.h"
#include "desktop/realtime_portal.h"
#include "session/library_versions.h"
#include "session/session_config.h"
#include "tls/backend.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>

#include <utility>

namespace session {

namespace {

checkup::Line check_tls() {
  if (!tls::backend_is_gnutls())
    return {checkup::Check::tls, checkup::State::broken, {}, signin::Failure::tls_part_missing};
  // Translators: in the report of the check-up: the part with which a card signs in is there.
  return {checkup::Check::tls, checkup::State::good, _("is possible (glib-networking with GnuTLS)"), {}};
}

void append(std::vector<checkup::Line>& lines, std::vector<checkup::Line> more) {
  for (auto& line : more)
    lines.push_back(std::move(line));
}

checkup::Line check_pages() {
  if (desktop::is_killed_by_realtime_portal())
    return {checkup::Check::pages, checkup::State::broken, {}, signin::Failure::no_realtime};
  // Translators: in the report of the check-up: nothing keeps web pages from being shown.
  return {checkup::Check::pages, checkup::State::good, _("can be shown"), {}};
}

checkup::Report look_at_everything(const std::optional<std::string>& practice_directory) {
  const auto mode = practice_directory ? bus::Mode::practice : bus::Mode::real;
  const auto config = find_session_config(practice_directory);
  checkup::Report report{.practice = practice_directory.has_value()};
  auto& lines = report.lines;
  lines.push_back(checkup::check_program());
  lines.push_back(checkup::check_libraries(library_versions()));
  lines.push_back(checkup::check_system());
  lines.push_back(checkup::check_locale(portal_language()));
  const auto readers = checkup::look_at_readers();
  lines.push_back(checkup::check_service(readers));
  lines.push_back(checkup::check_readers(readers));
  if (checkup::is_card_in_use(mode))
    lines.push_back(checkup::card_left_alone());
  else
    append(lines, checkup::check_cards(readers, [mode] { return checkup::is_card_in_use(mode); }));
  lines.push_back(checkup::check_keyring(mode));
  lines.push_back(checkup::check_launcher(mode));
  lines.push_back(checkup::check_tray());
  lines.push_back(checkup::check_description(config.portal, description_files(practice_directory)));
  lines.push_back(check_tls());
  lines.push_back(check_pages());
  if (const auto& description = config.portal.description) {
    auto trust = config.trust;
    trust.card_host_issuers = description->card_host_issuers;
    append(lines, checkup::check_network({.start = description->start_for(portal_language()),
                                          .card_hosts = description->card_hosts,
                                          .trust = std::move(trust)}));
  }
  return report;
}

} // namespace

int check_up(const std::optional<std::string>& practice_directory, CheckUpForm form, std::ostream& out) {
  const auto report = look_at_everything(practice_directory);
  switch (form) {
  case CheckUpForm::text:
    out << checkup::to_text(report, ui::remedy_text);
    break;
  case CheckUpForm::json:
    out << checkup::to_json(report, ui::remedy_text);
    break;
  case CheckUpForm::wire:
    out << checkup::to_wire(report);
    break;
  }
  out.flush();
  return report.state() == checkup::State::broken ? 1 : 0;
}

} // namespace session
