// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin_result.h"
#include "card/tries_left.h"
#include "portal/destination.h"
#include "signin/absence.h"
#include "signin/card_facts.h"

#include <glibmm/ustring.h>

#include <chrono>
#include <string>
#include <vector>

/// The sentences of the PIN page.
namespace ui {

/// "3 attempts left", or "Wrong PIN: 2 attempts left".
[[nodiscard]] Glib::ustring tries_text(card::TriesLeft tries, bool wrong_before);

/// "The PIN entry was cancelled on the card reader. 3 attempts left".
[[nodiscard]] Glib::ustring no_pin_text(card::NoPin why, card::TriesLeft tries);

/// "Please enter your PIN: the screen was locked in the meantime. 3 attempts left".
[[nodiscard]] Glib::ustring after_absence_text(signin::Absence why, card::TriesLeft tries);

/// "Your PIN was cleared because nothing was typed for a minute. 3 attempts left".
[[nodiscard]] Glib::ustring pin_cleared_text(card::TriesLeft tries);

/// "Signing in took too long, so your card was closed again. Please type your PIN once more. 3 attempts left".
[[nodiscard]] Glib::ustring closed_meanwhile_text(card::TriesLeft tries);

/// "Card in ACS ACR38 · valid until 3 May 2031".
[[nodiscard]] Glib::ustring card_text(const signin::CardFacts& card);

/// "The certificates on this card end on 3 May 2031. Ask your municipality for new ones in good time."
[[nodiscard]] Glib::ustring ends_soon_text(std::chrono::year_month_day valid_until);

/// "3 May 2031", in the user's language.
[[nodiscard]] Glib::ustring date_text(std::chrono::year_month_day date);

/// "Your card identifies you to certif.iamfas.belgium.be, and to no other site." Of the hosts ("host" or "host:port")
/// no more than the names; nothing without any.
[[nodiscard]] Glib::ustring card_host_text(const std::vector<std::string>& hosts);

/// "OCMW van Herstappe · Sociale Agent"; the capacity stands in for a role that there is not.
[[nodiscard]] Glib::ustring destination_text(const portal::Destination& destination);

} // namespace ui
