// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

typedef struct _WebKitURIResponse WebKitURIResponse; // NOLINT(modernize-use-using,bugprone-reserved-identifier)

namespace web {

/// The file's name in a Content-Disposition header (UTF-8), as browsers read it: `filename*` before `filename`, and the
/// latter also where an older server wrote it as in the header of a letter (=?utf-8?Q?...?=, RFC 2047) or as in an
/// address (%C3%A9). Empty: none is given. It may be anything, as it came from the server: see safe_file_name().
[[nodiscard]] std::string name_in(const std::string& content_disposition);

/// The same, of the response's header. A letter that a server wrote in no UTF-8 is U+FFFD: libsoup replaces it before
/// anybody can read it.
[[nodiscard]] std::string name_given_by(WebKitURIResponse* response);

} // namespace web
