// SPDX-License-Identifier: EUPL-1.2
#include "session/library_versions.h"

#include <gnutls/gnutls.h>
#include <gtk/gtk.h>
#include <libsoup/soup.h>
#include <openssl/crypto.h>
#include <pcsclite.h>
#include <webkit/webkit.h>

namespace session {

namespace {

std::string version(unsigned major, unsigned minor, unsigned micro) {
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(micro);
}

} // namespace

std::vector<checkup::Library> library_versions() {
  return {
      {"GLib", version(glib_major_version, glib_minor_version, glib_micro_version)},
      {"GTK", version(gtk_get_major_version(), gtk_get_minor_version(), gtk_get_micro_version())},
      {"WebKitGTK", version(webkit_get_major_version(), webkit_get_minor_version(), webkit_get_micro_version())},
      {"libsoup", version(soup_get_major_version(), soup_get_minor_version(), soup_get_micro_version())},
      {"GnuTLS", gnutls_check_version(nullptr)},
      {"OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING)},
      {"PCSC-Lite", PCSCLITE_VERSION_NUMBER},
  };
}

} // namespace session
