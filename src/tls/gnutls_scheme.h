// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace tls {

/// Teaches GnuTLS that a key whose URL begins with "beid:" is a card's, to be found in the table of keys. Does so at
/// the first call in the process; not while another thread uses GnuTLS, whose own list of schemes has no lock. Throws
/// std::system_error when GnuTLS takes no scheme any more.
void register_gnutls_scheme();

} // namespace tls
