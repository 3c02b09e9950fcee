// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gio/gio.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace support {

/// An HTTP proxy on this computer that leads every CONNECT, whatever it names, to one port of this computer, and notes
/// what it was asked for. On threads of its own.
class ConnectProxy {
public:
  explicit ConnectProxy(unsigned leads_to);
  ~ConnectProxy();
  ConnectProxy(const ConnectProxy&) = delete;
  ConnectProxy& operator=(const ConnectProxy&) = delete;
  ConnectProxy(ConnectProxy&&) = delete;
  ConnectProxy& operator=(ConnectProxy&&) = delete;

  /// "http://127.0.0.1:port"
  [[nodiscard]] std::string address() const;

  /// From now on it answers every CONNECT with this, e.g. "403 Forbidden"; empty: it leads on again.
  void refuse_with(const std::string& status);

  /// The "host:port" of each CONNECT, in order.
  [[nodiscard]] std::vector<std::string> asked() const;

private:
  struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
  };

  static gboolean serve(GThreadedSocketService* service, GSocketConnection* client, GObject* source, gpointer self);
  /// Notes a CONNECT and says how it is refused; empty: not at all.
  [[nodiscard]] std::string note(const std::string& target);

  unsigned m_leads_to;
  unsigned m_port = 0;
  mutable std::mutex m_mutex;
  std::vector<std::string> m_asked;
  std::string m_refusal;
  std::unique_ptr<GSocketService, Unref> m_service;
};

} // namespace support
