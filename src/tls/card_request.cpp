// SPDX-License-Identifier: EUPL-1.2
#include "tls/card_request.h"

#include "base/glib_pointers.h"
#include "tls/address.h"
#include "tls/card_hosts.h"
#include "tls/exchange.h"
#include "tls/later.h"
#include "tls/log_words.h"

#include <libsoup/soup.h>

#include <filesystem>
#include <thread>
#include <utility>

namespace tls {

namespace {

base::ObjectPtr<GTlsDatabase> practice_roots(const std::string& path) {
  const std::string absolute = std::filesystem::absolute(path).string(); // GIO ignores a relative one
  return base::ObjectPtr<GTlsDatabase>{g_tls_file_database_new(absolute.c_str(), nullptr)};
}

} // namespace

class CardRequester::Impl {
public:
  Impl(const std::vector<std::string>& card_hosts, Trust trust, unsigned time_limit_seconds)
      : m_hosts{card_hosts}, m_trust{std::move(trust)}, m_time_limit{time_limit_seconds} {
    if (m_trust.practice_root)
      m_practice_roots = practice_roots(*m_trust.practice_root);
  }

  ~Impl() { cancel(); }

  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  Impl(Impl&&) = delete;
  Impl& operator=(Impl&&) = delete;

  void send(const CardRequest& request, const CardKey& key, Exchange::Done done) {
    cancel();
    base::UriPtr address = parse_address(request.address.reveal());
    if (!address || !m_hosts.lists(address.get()))
      return fail_soon({.fault = RequestFault::host_not_listed}, std::move(done));
    if (m_trust.practice_root && !m_practice_roots)
      return fail_soon({.fault = RequestFault::untrusted_server}, std::move(done));
    if (key.gio_certificate() == nullptr)
      return fail_soon({.fault = RequestFault::card_failed}, std::move(done));

    m_exchange =
        std::make_shared<Exchange>(make_session(), m_hosts, IssuerPins{m_trust.card_host_issuers}, std::move(address),
                                   request, key, [this, done = std::move(done)](CardRequestResult result) {
                                     m_exchange.reset();
                                     done(std::move(result));
                                   });
    m_exchange->start(m_time_limit);
  }

  void cancel() {
    m_soon.reset();
    if (m_exchange)
      m_exchange->abandon();
    m_exchange.reset();
  }

private:
  void fail_soon(RequestFailed failed, Exchange::Done done) {
    g_debug("The card request is not sent: %s", log_word(failed.fault));
    m_soon = std::make_unique<Later>(std::chrono::milliseconds{0}, [failed, done = std::move(done)] { done(failed); });
  }

  /// A kept connection speaks for the card that signed when it was opened, so each request gets a session of its own.
  [[nodiscard]] base::ObjectPtr<SoupSession> make_session() const {
    base::ObjectPtr<SoupSession> session{
        SOUP_SESSION(g_object_new(SOUP_TYPE_SESSION, "max-conns", 1, "max-conns-per-host", 1, nullptr))};
    soup_session_remove_feature_by_type(session.get(), SOUP_TYPE_AUTH_MANAGER); // no password of this computer
    if (m_practice_roots) {
      soup_session_set_tls_database(session.get(), m_practice_roots.get());
      soup_session_set_proxy_resolver(session.get(), nullptr); // the practice portal is this computer itself
    }
    return session;
  }

  CardHosts m_hosts;
  Trust m_trust;
  std::chrono::seconds m_time_limit;
  base::ObjectPtr<GTlsDatabase> m_practice_roots;
  std::shared_ptr<Exchange> m_exchange;
  std::unique_ptr<Later> m_soon;
  /// GIO reads the system's roots for the first connection of a process: ahead of it, nobody waits for that.
  std::jthread m_reading_ahead{[] {
    const base::ObjectPtr<GTlsDatabase> roots{g_tls_backend_get_default_database(g_tls_backend_get_default())};
  }};
};

CardRequester::CardRequester(const std::vector<std::string>& card_hosts, Trust trust, unsigned time_limit_seconds)
    : m_impl{std::make_unique<Impl>(card_hosts, std::move(trust), time_limit_seconds)} {
}

CardRequester::~CardRequester() = default;

void CardRequester::send(const CardRequest& request, const CardKey& key, std::function<void(CardRequestResult)> done) {
  m_impl->send(request, key, std::move(done));
}

void CardRequester::cancel() {
  m_impl->cancel();
}

} // namespace tls
