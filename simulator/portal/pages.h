// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/entity_lines.h"
#include "simulator/portal/exchange.h"
#include "simulator/portal/sessions.h"
#include "simulator/portal/words.h"

#include <string>
#include <vector>

namespace simulator {

/// A page of the portal, drawn with its template (pages/NAME.html), its title (words.ini: NAME-title) and its words.
///
/// `more` adds to the words. `visit` is whose name stands in the corner: null or not signed in, the languages stand
/// there instead.
[[nodiscard]] WebAnswer portal_page(const std::string& name, const std::string& language, const Visit* visit = nullptr,
                                    Values more = {});

/// A page with a title and one sentence: words.ini's NAME-title and NAME-text. The other hosts tell the portal's
/// origin, since style and links are the portal's.
[[nodiscard]] WebAnswer text_page(const std::string& name, const std::string& language, unsigned status = 200,
                                  const std::string& portal_origin = {});

/// The list of entities to choose from.
[[nodiscard]] WebAnswer entity_page(const std::string& language, const Visit& visit,
                                    const std::vector<EntityLine>& entities);

/// The start page of PrimaWeb; nearly empty for who has no profile yet.
/// `is_list`: the roles are lines of a list that drops down, the first of them chosen.
[[nodiscard]] WebAnswer role_page(const std::string& language, const Visit& visit, bool is_list);
[[nodiscard]] WebAnswer home_page(const std::string& language, const Visit& visit, bool has_profile);

/// The identity provider's chooser of a method: nearly nothing, as its script draws the page.
[[nodiscard]] WebAnswer chooser_page(const std::string& language, const std::string& state);

/// What that script asks for: the words, and where a card's holder goes.
[[nodiscard]] WebAnswer chooser_words(const std::string& language, const std::string& card_address);

/// A built-in file as it stands.
[[nodiscard]] WebAnswer file_answer(const std::string& name, const std::string& content_type);

} // namespace simulator
