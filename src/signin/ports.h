// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/eid_card.h"
#include "signin/effect.h"
#include "signin/event.h"
#include "signin/view.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

/// Where signin::FlowRunner passes a flow's effects on to: one port for each part of the program that carries them out,
/// one member function for each effect, with what effect.h says of it. What comes of it is told to the runner as an
/// event, at once or later.
///
/// Thread: the runner's. Lifetime: a port outlives its runner.
namespace signin {

class CardPort {
public:
  CardPort() = default;
  virtual ~CardPort() = default;
  CardPort(const CardPort&) = delete;
  CardPort& operator=(const CardPort&) = delete;
  CardPort(CardPort&&) = delete;
  CardPort& operator=(CardPort&&) = delete;

  virtual void read_card(const std::string& reader) = 0;
  virtual void verify(card::LastTry last_try) = 0;
  virtual void verify_on_pad(card::LastTry last_try) = 0;
  virtual void close_card() = 0;
  virtual void hand_over() = 0;
};

class PortalPort {
public:
  PortalPort() = default;
  virtual ~PortalPort() = default;
  PortalPort(const PortalPort&) = delete;
  PortalPort& operator=(const PortalPort&) = delete;
  PortalPort(PortalPort&&) = delete;
  PortalPort& operator=(PortalPort&&) = delete;

  virtual void load_start() = 0;
  virtual void press(std::uint64_t visit) = 0;
  virtual void show_more(std::uint64_t visit) = 0;
  virtual void choose(std::uint64_t visit, std::size_t index) = 0;
  virtual void go_to_host(const std::string& host) = 0;
  virtual void stay_from_host() = 0;
  virtual void open_host_elsewhere() = 0;
  virtual void send_card_request() = 0;
  virtual void cancel_card_request() = 0;
  virtual void reload_page() = 0;
  virtual void end_portal_session(bool is_signed_in) = 0;
};

class ScreenPort {
public:
  ScreenPort() = default;
  virtual ~ScreenPort() = default;
  ScreenPort(const ScreenPort&) = delete;
  ScreenPort& operator=(const ScreenPort&) = delete;
  ScreenPort(ScreenPort&&) = delete;
  ScreenPort& operator=(ScreenPort&&) = delete;

  virtual void show(const View& view) = 0;
  virtual void tell_page_trouble(const TellPageTrouble& trouble) = 0;
  virtual void leave() = 0;
};

class CardStorePort {
public:
  CardStorePort() = default;
  virtual ~CardStorePort() = default;
  CardStorePort(const CardStorePort&) = delete;
  CardStorePort& operator=(const CardStorePort&) = delete;
  CardStorePort(CardStorePort&&) = delete;
  CardStorePort& operator=(CardStorePort&&) = delete;

  virtual void remember(const portal::Destination& destination) = 0;
  virtual void remember_own_card() = 0;
};

class TimerPort {
public:
  TimerPort() = default;
  virtual ~TimerPort() = default;
  TimerPort(const TimerPort&) = delete;
  TimerPort& operator=(const TimerPort&) = delete;
  TimerPort(TimerPort&&) = delete;
  TimerPort& operator=(TimerPort&&) = delete;

  /// Anew, where it runs already.
  virtual void start_timer(Timer timer, std::chrono::seconds after) = 0;
  virtual void stop_timer(Timer timer) = 0;
};

} // namespace signin
