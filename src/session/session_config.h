// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin_pad.h"
#include "portal/description.h"
#include "portal/learned_pages.h"
#include "portal/worked_rules.h"
#include "tls/trust.h"
#include "web/browser.h"

#include <optional>
#include <string>
#include <vector>

namespace session {

/// What a sign-in takes place in: the real portal, or the practice one with its own trust and nothing else (promise 8).
struct SessionConfig {
  bool practice = false;
  portal::LayeredDescription portal;
  std::optional<portal::LearnedPages> learned; ///< nothing: learning is switched off
  tls::Trust trust;
  std::optional<web::PracticeTrust> practice_trust;
  std::optional<std::string> practice_directory{};
  bool only_tls_1_2 = false; ///< this process was started for a card that signs for nothing newer
};

/// The files of the real portal's description: all layers. Of the practice one: its own, with what was learned in it,
/// and no other (promise 8). Without the learned pages where learning is switched off.
[[nodiscard]] std::vector<portal::LayerFile> description_files(const std::optional<std::string>& practice_directory);

/// The hosts that they describe without the user's own files and what was learned: those that are shown on other
/// computers, too.
[[nodiscard]] std::vector<std::string> shared_hosts(const std::optional<std::string>& practice_directory);

/// What was learned of that portal's pages; also while learning is switched off.
[[nodiscard]] portal::LearnedPages learned_pages(const std::optional<std::string>& practice_directory);

/// Which rules worked on the live portal, in the user's folder; nothing in practice.
[[nodiscard]] std::optional<portal::WorkedRules> worked_rules(const std::optional<std::string>& practice_directory);

/// `practice_directory`: nothing for the real portal; else the directory that primaweb-practice made.
[[nodiscard]] SessionConfig find_session_config(const std::optional<std::string>& practice_directory);

/// Where the certificates of issuing CAs are kept: in the user's cache, those of practice in its own directory.
[[nodiscard]] std::string issuer_directory(const std::optional<std::string>& practice_directory);

/// "nl", "fr" or "de" as the user's locale wants it, else "": the description's fallback.
[[nodiscard]] std::string portal_language();

/// The same for a reader with a display: English when it is none of the three.
[[nodiscard]] card::PadLanguage pad_language();

} // namespace session
