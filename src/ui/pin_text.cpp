// SPDX-License-Identifier: EUPL-1.2
#include "ui/pin_text.h"

#include "ui/reader_label.h"

#include <glibmm/datetime.h>
#include <glibmm/i18n.h>

namespace ui {

namespace {

const char* sentence(card::NoPin why) {
  switch (why) {
  case card::NoPin::cancelled:
    return _("You stopped on the card reader.");
  case card::NoPin::took_too_long:
    return _("Entering the PIN took too long.");
  case card::NoPin::wrong_length:
    return _("A PIN has 4 to 12 digits.");
  case card::NoPin::pad_cannot_ask:
    return _("This card reader could not ask for your PIN. You can type it here.");
  }
  return "";
}

// Translators: why the PIN is asked for once more. Attempts left follow.
const char* sentence(signin::Absence why) {
  switch (why) {
  case signin::Absence::computer_asleep:
    return _("Please enter your PIN: the computer was asleep in the meantime.");
  case signin::Absence::screen_locked:
    return _("Please enter your PIN: the screen was locked in the meantime.");
  case signin::Absence::session_inactive:
    return _("Please enter your PIN: somebody else used the computer in the meantime.");
  }
  return "";
}

} // namespace

Glib::ustring tries_text(card::TriesLeft tries, bool wrong_before) {
  const auto count = static_cast<unsigned long>(tries.blocked() ? 0 : tries.count);
  const char* pattern = wrong_before
                            // Translators: %1 is how often a PIN may still be tried.
                            ? ngettext("Wrong PIN: %1 attempt left", "Wrong PIN: %1 attempts left", count)
                            // Translators: %1 is how often a PIN may still be tried.
                            : ngettext("%1 attempt left", "%1 attempts left", count);
  return Glib::ustring::compose(pattern, count);
}

Glib::ustring no_pin_text(card::NoPin why, card::TriesLeft tries) {
  return Glib::ustring::compose("%1 %2", sentence(why), tries_text(tries, false));
}

Glib::ustring after_absence_text(signin::Absence why, card::TriesLeft tries) {
  return Glib::ustring::compose("%1 %2", sentence(why), tries_text(tries, false));
}

Glib::ustring pin_cleared_text(card::TriesLeft tries) {
  return Glib::ustring::compose("%1 %2", _("Your PIN was cleared because nothing was typed for a minute."),
                                tries_text(tries, false));
}

Glib::ustring closed_meanwhile_text(card::TriesLeft tries) {
  // Translators: the PIN was right, but the user or the portal took more than two minutes before the card was needed.
  const char* why = _("Signing in took too long, so your card was closed again. Please type your PIN once more.");
  return Glib::ustring::compose("%1 %2", why, tries_text(tries, false));
}

Glib::ustring card_text(const signin::CardFacts& card) {
  // Translators: %1 is the name of a card reader, %2 a date: "Card in ACS ACR38 · valid until 3 May 2031".
  return Glib::ustring::compose(_("Card in %1 · valid until %2"), reader_label(card.reader),
                                date_text(card.valid_until));
}

Glib::ustring ends_soon_text(std::chrono::year_month_day valid_until) {
  // Translators: %1 is a date. Said over the box for the PIN, some weeks before.
  return Glib::ustring::compose(
      _("The certificates on this card end on %1. Ask your municipality for new ones in good time."),
      date_text(valid_until));
}

Glib::ustring date_text(std::chrono::year_month_day date) {
  const auto day = Glib::DateTime::create_utc(static_cast<int>(date.year()), static_cast<int>(unsigned{date.month()}),
                                              static_cast<int>(unsigned{date.day()}), 0, 0, 0);
  // Translators: a date as in "3 May 2031": %-d is the day, %B the month's name, %Y the year.
  return day ? day.format(_("%-d %B %Y")) : Glib::ustring{};
}

Glib::ustring card_host_text(const std::vector<std::string>& hosts) {
  std::string names;
  for (const auto& host : hosts)
    names += (names.empty() ? "" : ", ") + host.substr(0, host.find(':'));
  if (names.empty())
    return {};
  // Translators: under the box for the PIN. %1 is the name of the host that asks for the card's certificate:
  // certif.iamfas.belgium.be; or several, with commas. The program lets the card answer to no other, and only once its
  // certificate was checked.
  return Glib::ustring::compose(_("Your card identifies you to %1, and to no other site."), names);
}

Glib::ustring destination_text(const portal::Destination& destination) {
  const std::string& second = destination.role.empty() ? destination.capacity : destination.role;
  const bool has_both = !destination.entity.empty() && !second.empty();
  return destination.entity + (has_both ? " · " : "") + second;
}

} // namespace ui
