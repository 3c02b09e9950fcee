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

  /// The "host:port" of each CONNECT, in order.
  [[nodiscard]] std::vector<std::string> asked() const;

private:
  struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
  };

  static gboolean serve(GThreadedSocketService* service, GSocketConnection* client, GObject* source, gpointer self);
  void note(const std::string& target);

  unsigned m_leads_to;
  unsigned m_port = 0;
  mutable std::mutex m_mutex;
  std::vector<std::string> m_asked;
  std::unique_ptr<GSocketService, Unref> m_service;
};

} // namespace support
