// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <gtkmm/button.h>
#include <sigc++/signal.h>

#include <string>

namespace ui {

/// What one question of the dialog has in common with the others: its template's box "page", a button that Enter
/// presses, and a place for the focus. A page connects its widgets' signals to its own member functions only
/// (sigc::mem_fun): these are what it lets go of before its widgets go, which tell of changes while they do.
class DialogPage : public Gtk::Box {
public:
  explicit DialogPage(const std::string& template_name);
  ~DialogPage() override;
  DialogPage(const DialogPage&) = delete;
  DialogPage& operator=(const DialogPage&) = delete;
  DialogPage(DialogPage&&) = delete;
  DialogPage& operator=(DialogPage&&) = delete;

  /// Puts the focus where the user goes on. Called when the page has come to the front.
  virtual void take_focus() = 0;

  /// The button that Enter presses; null when there is none.
  [[nodiscard]] virtual Gtk::Widget* default_button() { return nullptr; }

  /// Enter, in the box that the page has: does what the key itself would have done.
  virtual void enter() {}

  /// Returns whether characters are meant for the page wherever the focus is.
  [[nodiscard]] virtual bool writes_anywhere() const { return false; }

  sigc::signal<void()>& signal_cancelled() { return m_cancelled; }

protected:
  template <typename Widget>
  [[nodiscard]] Widget& part(const char* id) const {
    return m_template.part<Widget>(id);
  }

  /// Has Enter do nothing on the button that ends the sign-in, where it has the focus because there is nothing else to
  /// press: who presses Enter there does so to go on. Space and a click press it.
  static void keep_enter_from(Gtk::Button& cancel);

private:
  Template m_template;
  sigc::signal<void()> m_cancelled;
};

} // namespace ui
