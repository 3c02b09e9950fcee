// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/certificate_cache.h"
#include "certificate/certificate.h"
#include "session/card_desk.h"

#include <string>

namespace session {

/// Says whether this card can sign in now: its own authentication certificate, in its validity, issued by the CA beside
/// it if there is one, with the key that its generation has (doc/belgian-eid.md §7.3).
[[nodiscard]] CardReading judge(const card::CardData& data, const card::CardCertificates& certificates,
                                card::TriesLeft tries, const std::string& reader, certificate::TimePoint now);

} // namespace session
