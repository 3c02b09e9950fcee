// SPDX-License-Identifier: EUPL-1.2
#include "launcher/status.h"

#include "card/card_kind.h"

#include <glib/gi18n.h>

#include <algorithm>
#include <optional>

namespace launcher {
namespace {

std::optional<Status> of_session(SessionState session) {
  switch (session) {
  case SessionState::starting:
    // Translators: the tray icon's status line.
    return Status{TrayState::signing_in, _("PrimaWeb is starting…")};
  case SessionState::asking:
    // Translators: the tray icon's status line, while the sign-in window waits for the user.
    return Status{TrayState::signing_in, _("The sign-in window is waiting for you.")};
  case SessionState::signing_in:
    // Translators: the tray icon's status line.
    return Status{TrayState::signing_in, _("Signing in to PrimaWeb…")};
  case SessionState::signed_in:
    // Translators: the tray icon's status line.
    return Status{TrayState::signed_in, _("Signed in to PrimaWeb.")};
  case SessionState::trouble:
    // Translators: the tray icon's status line.
    return Status{TrayState::trouble, _("The sign-in met a problem. Its window says what to do."), true};
  case SessionState::broken:
    // Translators: the tray icon's status line. "Start PrimaWeb" is an entry of the tray icon's menu.
    return Status{TrayState::trouble, _("The sign-in stopped unexpectedly. Choose “Start PrimaWeb” to try again."),
                  true};
  case SessionState::away:
  case SessionState::idle:
    break;
  }
  return std::nullopt;
}

bool is_belgian(const card::ReaderStatus& reader) {
  return reader.card_present && !reader.card_mute && card::card_kind(reader.atr) == card::CardKind::belgian_eid;
}

// Translators: the tray icon's status lines. pcscd is the name of the service that reads cards.
const char* of_service(card::PcscdState service) {
  switch (service) {
  case card::PcscdState::absent:
    return _(
        "This computer has no card reader service (pcscd), or it is switched off. Your IT helpdesk can change that.");
  case card::PcscdState::forbidden:
    return _(
        "You have no access to the card reader service (pcscd) of this computer. Your IT helpdesk can change that.");
  case card::PcscdState::refused:
    return _(
        "The card reader service (pcscd) of this computer does not let you use it. Your IT helpdesk can change that.");
  case card::PcscdState::incompatible:
    return _("The card reader service (pcscd) of this computer does not fit this program. Your IT helpdesk can update "
             "both.");
  case card::PcscdState::silent:
    return _("The card reader service (pcscd) of this computer does not answer. Unplug the card reader and plug it in "
             "again.");
  case card::PcscdState::stopped:
  case card::PcscdState::running:
    break;
  }
  return _("The card reader service (pcscd) of this computer is not running. Your IT helpdesk can start it.");
}

Status of_readers(const std::vector<card::ReaderStatus>& readers) {
  if (readers.empty())
    // Translators: the tray icon's status line.
    return {TrayState::no_reader, _("No card reader found. Please plug in your card reader.")};
  if (std::any_of(readers.begin(), readers.end(), is_belgian))
    // Translators: the tray icon's status line.
    return {TrayState::card, _("An identity card is in the reader.")};
  if (std::any_of(readers.begin(), readers.end(), [](const auto& reader) { return reader.card_mute; }))
    // Translators: the tray icon's status line, when a card does not answer at all.
    return {TrayState::trouble, _("The card does not answer. Please take it out and insert it again, chip first.")};
  if (std::any_of(readers.begin(), readers.end(), [](const auto& reader) { return reader.card_present; }))
    // Translators: the tray icon's status line, when the card in the reader is e.g. a bank card.
    return {TrayState::no_card, _("The card in the reader is not a Belgian identity card.")};
  // Translators: the tray icon's status line.
  return {TrayState::no_card, _("Please insert your identity card.")};
}

} // namespace

Status status(const card::ReaderSnapshot& snapshot, SessionState session) {
  if (auto told = of_session(session))
    return *std::move(told);
  if (snapshot.service == card::PcscdState::running)
    return of_readers(snapshot.readers);
  return {TrayState::trouble, of_service(snapshot.service)};
}

const char* to_word(TrayState state) {
  switch (state) {
  case TrayState::no_reader:
    return "no-reader";
  case TrayState::no_card:
    return "no-card";
  case TrayState::card:
    return "card";
  case TrayState::signing_in:
    return "signing-in";
  case TrayState::signed_in:
    return "signed-in";
  case TrayState::trouble:
    break;
  }
  return "trouble";
}

} // namespace launcher
