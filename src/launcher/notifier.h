// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"

#include <giomm/application.h>
#include <giomm/notification.h>

#include <functional>
#include <set>
#include <string>

namespace launcher {

/// The desktop's notifications: short, quiet, and without anything personal (promise 5). What stands goes with this: a
/// button that nobody answers to any more is none. Thread: main loop.
class Notifier {
public:
  struct Answers {
    std::function<void(const card::CardStay&)> sign_in_with;
    std::function<void(const card::CardStay&)> not_for_primaweb;
  };

  /// `application` shows them, takes the actions that their buttons name, has one to start PrimaWeb
  /// (bus::start_action), and outlives this.
  Notifier(Gio::Application& application, Answers answers);
  ~Notifier();
  Notifier(const Notifier&) = delete;
  Notifier& operator=(const Notifier&) = delete;
  Notifier(Notifier&&) = delete;
  Notifier& operator=(Notifier&&) = delete;

  /// Asks, without taking the focus, what to do with a card that PrimaWeb does not know.
  void ask_about(const card::CardStay& stay);
  void withdraw_question(const card::CardStay& stay);

  void tell_session_broke();
  void withdraw_session_broke();

  /// No card is read any more.
  void tell_stuck();
  void withdraw_stuck();

  void tell_no_practice();

private:
  void show(const std::string& id, const Glib::RefPtr<Gio::Notification>& notification);
  void withdraw(const std::string& id);
  void tell(const char* id, const char* title, const char* text, bool with_start);

  Gio::Application& m_application;
  std::set<std::string> m_shown; ///< by their ids; the user may have put some away
};

} // namespace launcher
