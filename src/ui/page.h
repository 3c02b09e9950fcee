// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/template.h"

#include <gtkmm/box.h>
#include <sigc++/signal.h>

#include <string>

namespace ui {

/// What one question of the dialog has in common with the others: its template's box "page", a button that Enter
/// presses, and a place for the focus.
class Page : public Gtk::Box {
public:
  explicit Page(const std::string& template_name);

  /// Puts the focus where the user goes on. Called when the page has come to the front.
  virtual void take_focus() = 0;

  /// The button that Enter presses; null when there is none.
  [[nodiscard]] virtual Gtk::Widget* default_button() { return nullptr; }

  sigc::signal<void()>& signal_cancelled() { return m_cancelled; }

protected:
  template <typename Widget>
  [[nodiscard]] Widget& part(const char* id) const {
    return m_template.part<Widget>(id);
  }

private:
  Template m_template;
  sigc::signal<void()> m_cancelled;
};

} // namespace ui
