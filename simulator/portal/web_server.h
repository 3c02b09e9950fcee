// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "simulator/portal/answer_meter.h"
#include "simulator/portal/client_check.h"
#include "simulator/portal/exchange.h"
#include "simulator/portal/server_certificate.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace simulator {

/// An HTTPS server on a free port of this computer, for this computer only. Thread: main loop.
class WebServer {
public:
  using Handler = std::function<WebAnswer(const WebRequest&)>;

  /// With `client_check`, a TLS connection without an acceptable client certificate is refused. `observer` may be
  /// empty. Throws std::runtime_error when it cannot listen.
  WebServer(const ServerCertificate& certificate, std::optional<ClientCheck> client_check,
            std::chrono::milliseconds answer_delay, Handler handler, AnswerObserver observer = {});
  ~WebServer();
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;
  WebServer(WebServer&&) = delete;
  WebServer& operator=(WebServer&&) = delete;

  [[nodiscard]] unsigned port() const;

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace simulator
