// SPDX-License-Identifier: EUPL-1.2
#include "checkup/portal_probe.h"

#include "base/error_word.h"
#include "checkup/server_probe.h"
#include "config.h"

namespace checkup {

PortalProbe::PortalProbe(const std::string& address, GTlsDatabase* roots, GCancellable* cancellable)
    : m_session{SOUP_SESSION(g_object_new(SOUP_TYPE_SESSION, "user-agent", "primaweb-launcher/" VERSION, nullptr))},
      m_message{soup_message_new(SOUP_METHOD_GET, address.c_str())} {
  if (!m_message) {
    m_failure = signin::Failure::description_broken;
    m_is_done = true;
    return;
  }
  if (roots != nullptr) {
    soup_session_set_tls_database(m_session.get(), roots);
    soup_session_set_proxy_resolver(m_session.get(), nullptr);
  }
  soup_message_add_flags(m_message.get(), SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect(m_message.get(), "accept-certificate", G_CALLBACK(on_accept_certificate), this);
  soup_session_send_async(m_session.get(), m_message.get(), G_PRIORITY_DEFAULT, cancellable, on_head,
                          m_self.envelope());
}

PortalProbe::~PortalProbe() {
  if (m_message)
    g_signal_handlers_disconnect_by_data(m_message.get(), this);
}

/// GIO asks this only about a server's certificate with errors.
gboolean PortalProbe::on_accept_certificate(SoupMessage* /*message*/, GTlsCertificate* /*server*/,
                                            GTlsCertificateFlags errors, gpointer self) {
  static_cast<PortalProbe*>(self)->m_failure =
      is_only_about_dates(errors) ? signin::Failure::server_date_wrong : signin::Failure::portal_untrusted;
  return FALSE;
}

void PortalProbe::on_head(GObject* session, GAsyncResult* result, gpointer envelope) {
  GError* error = nullptr;
  const base::ObjectPtr<GInputStream> body{soup_session_send_finish(SOUP_SESSION(session), result, &error)};
  if (const base::ErrorPtr failure{error})
    g_debug("The portal does not answer: %s", base::error_word(failure.get()).c_str());
  auto* self = Addressee<PortalProbe>::open(envelope);
  if (self == nullptr)
    return;
  self->m_is_done = true;
  if (body)
    self->head_arrived();
  else if (!self->m_failure)
    self->m_failure = signin::Failure::portal_unreachable;
}

/// libsoup hands on what a proxy says that refuses to lead to the server, as if it came from there.
void PortalProbe::head_arrived() {
  const auto status = soup_message_get_status(m_message.get());
  if (soup_message_get_tls_peer_certificate(m_message.get()) == nullptr) {
    m_failure = status == SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED ? signin::Failure::network_wants_sign_in
                                                                    : signin::Failure::portal_unreachable;
    return;
  }
  if (status >= SOUP_STATUS_INTERNAL_SERVER_ERROR)
    m_failure = signin::Failure::portal_unavailable;
  const char* date = soup_message_headers_get_one(soup_message_get_response_headers(m_message.get()), "Date");
  GDateTime* told = date == nullptr ? nullptr : soup_date_time_new_from_http_string(date);
  if (told == nullptr)
    return;
  m_ahead = std::chrono::seconds{g_get_real_time() / G_USEC_PER_SEC - g_date_time_to_unix(told)};
  g_date_time_unref(told);
}

} // namespace checkup
