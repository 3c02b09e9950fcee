// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/destination.h"

#include <gtkmm/window.h>
#include <sigc++/signal.h>

#include <memory>

namespace ui {

/// The window in which the user works in PrimaWeb: a bar that names entity and role with "Sign out", and the portal's
/// view. Main loop's thread.
class PrimaWebWindow : public Gtk::Window {
public:
  /// `practice`: its own colour and title (promise 8).
  explicit PrimaWebWindow(bool practice);
  ~PrimaWebWindow() override;
  PrimaWebWindow(const PrimaWebWindow&) = delete;
  PrimaWebWindow& operator=(const PrimaWebWindow&) = delete;
  PrimaWebWindow(PrimaWebWindow&&) = delete;
  PrimaWebWindow& operator=(PrimaWebWindow&&) = delete;

  void set_destination(const portal::Destination& destination);
  /// The portal's view, or null to give it back.
  void set_portal_view(Gtk::Widget* view);

  /// "Sign out" pressed, or the window closed and the question confirmed.
  sigc::signal<void()>& signal_sign_out();
  sigc::signal<void()>& signal_reload();

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace ui
