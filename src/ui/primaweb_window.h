// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/destination.h"
#include "signin/failure.h"
#include "ui/download_row.h"
#include "ui/road_sheet.h"

#include <giomm/actiongroup.h>
#include <gtkmm/window.h>
#include <sigc++/signal.h>

#include <functional>
#include <memory>
#include <string>

namespace ui {

/// The window in which the user works in PrimaWeb: a bar that names entity and role with "Switch" and "Sign out", and
/// the portal's view. Thread: main loop.
class PrimaWebWindow : public Gtk::Window {
public:
  /// `practice`: its own colour and title (promise 8).
  explicit PrimaWebWindow(bool practice);
  ~PrimaWebWindow() override;
  PrimaWebWindow(const PrimaWebWindow&) = delete;
  PrimaWebWindow& operator=(const PrimaWebWindow&) = delete;
  PrimaWebWindow(PrimaWebWindow&&) = delete;
  PrimaWebWindow& operator=(PrimaWebWindow&&) = delete;

  /// What the user works in, in the service's own name; PrimaWeb until it is told.
  void set_service(const Glib::ustring& name);
  [[nodiscard]] const Glib::ustring& service() const;

  void set_destination(const portal::Destination& destination);
  /// The portal's view and what one can do with its page (web/page_actions.h), or null to give it back.
  void set_portal_view(Gtk::Widget* view, const Glib::RefPtr<Gio::ActionGroup>& page_actions);

  /// Sets whether a cover lies over the page and all that belongs to it; signing out is still to be had.
  void set_covered(bool covered);

  /// Says above the page what befell it; `host`: that the failure is about, if any.
  void tell_page_trouble(signin::Failure failure, bool is_loaded_again, const std::string& host = {});

  /// Says it above the page.
  void tell(const Glib::ustring& sentence);

  /// Rows below the page; the caller's.
  void add_download(DownloadRow& row);
  void remove_download(DownloadRow& row);

  [[nodiscard]] RoadSheet& road_sheet();

  /// What signing out would lose.
  struct WorkToLose {
    bool is_typed = false;
    bool is_being_saved = false; ///< a file

    [[nodiscard]] bool is_there() const { return is_typed || is_being_saved; }
  };

  /// Where there is none, nobody is asked before signing out.
  void set_work_to_lose(std::function<WorkToLose()> work);
  /// As "Sign out" and closing do: signs out, and asks first where there is work to lose.
  void sign_out();
  /// Asks in any case.
  void ask_to_sign_out();

  /// "Sign out" pressed or the window closed, and the question confirmed where there was one.
  sigc::signal<void()>& signal_sign_out();
  /// Asked whether to sign out, the user stays.
  sigc::signal<void()>& signal_stay();
  /// "Switch" pressed and the question confirmed.
  sigc::signal<void()>& signal_switch();
  /// The user wants to know how this computer stands.
  sigc::signal<void()>& signal_check_up();
  /// The cover's button pressed.
  sigc::signal<void()>& signal_uncover();

  /// The user is about to be asked whether to sign out: to be answered with tell_log_out(), now or soon.
  sigc::signal<void()>& signal_asks_to_sign_out();
  /// Says whether the launcher can sign out of the portal itself; the question says so.
  void tell_log_out(bool is_known);

private:
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace ui
