// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/event.h"
#include "signin/view.h"
#include "ui/dialog_page.h"

#include <gtkmm/button.h>
#include <gtkmm/label.h>

#include <chrono>
#include <string>

namespace ui {

/// Whether to go to a host that the portal leads to and the description does not have. Whose it is stands out in its
/// name; no has the focus and the Enter key, and is what Escape and closing the window mean.
class HostPage : public DialogPage {
public:
  /// How long a yes counts for nothing after one host took another's place in the question: it was on its way.
  static constexpr std::chrono::milliseconds pause{700};

  HostPage();

  void show_view(const signin::AskHost& view);
  void take_focus() override;
  [[nodiscard]] Gtk::Widget* default_button() override;

  /// As the button does.
  void say_no();

  /// The host that was shown, and the answer.
  sigc::signal<void(std::string, signin::HostAnswer)>& signal_answered() { return m_answered; }

private:
  void say_go();
  void say_browser();
  void say(signin::HostAnswer answer);

  Gtk::Label& m_question;
  Gtk::Label& m_whose;
  Gtk::Button& m_no;
  Gtk::Button& m_browser;
  Gtk::Button& m_go;
  std::string m_host;
  std::chrono::steady_clock::time_point m_heard_from{}; ///< a yes
  sigc::signal<void(std::string, signin::HostAnswer)> m_answered;
};

} // namespace ui
