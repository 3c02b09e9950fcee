// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/private.h"
#include "portal/arrival.h"
#include "portal/description.h"
#include "portal/road.h"

#include <jsc/jsc.h>

#include <cstddef>
#include <optional>
#include <string>

/// What page_script.js answers, read as coming from anyone: whatever is not as the script makes it is no answer. Texts
/// are in UTF-8. The thread of the value's context.
namespace web {

/// A longer list is none that anybody chooses from: its page is gone on from by hand.
inline constexpr std::size_t most_options = 500;
/// Of a page's buttons, and of its links.
inline constexpr std::size_t most_names = 200;

/// What the script sees in the page now.
struct Sighting {
  std::string key;                    ///< equal for equal sightings
  std::optional<portal::Page> page{}; ///< nothing: no rule fits
};

/// What the page says of itself now.
struct FaceSighting {
  std::string key; ///< equal for equal faces
  portal::PageFace face;
};

/// What a form sends.
struct SentForm {
  std::string content_type;
  card::Private<std::string> body;
};

/// Of the task "watch". `answer` may be null, here and below: the document went before the script got to its end.
[[nodiscard]] std::optional<Sighting> sighting_of(JSCValue* answer, const portal::Description& description);

/// Of the task "face".
[[nodiscard]] std::optional<FaceSighting> face_of(JSCValue* answer);

/// Of what it tells when the user presses, chooses or fills in something.
[[nodiscard]] std::optional<portal::ActByHand> act_of(JSCValue* told);

/// Of the task "form"; nothing when there is no such form.
[[nodiscard]] std::optional<SentForm> form_of(JSCValue* answer);

} // namespace web
