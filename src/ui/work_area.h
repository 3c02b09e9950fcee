// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"
#include "ui/covered_view.h"
#include "ui/find_bar.h"
#include "ui/hang_notice.h"
#include "ui/page_notice.h"
#include "ui/work_cover.h"

#include <giomm/simpleaction.h>
#include <giomm/simpleactiongroup.h>
#include <gtkmm/box.h>
#include <gtkmm/scrolledwindow.h>
#include <gtkmm/window.h>
#include <sigc++/connection.h>

namespace ui {

/// What stands in a window in which one works with a page: what befell the page, the page itself, and under it the
/// search and the downloads. Gives the window the page's keys and actions.
class WorkArea : public Gtk::Box {
public:
  /// The window outlives it.
  explicit WorkArea(Gtk::Window& window);
  ~WorkArea() override;
  WorkArea(const WorkArea&) = delete;
  WorkArea& operator=(const WorkArea&) = delete;
  WorkArea(WorkArea&&) = delete;
  WorkArea& operator=(WorkArea&&) = delete;

  /// The view and what one can do with its page, or null to give it back.
  void set_view(Gtk::Widget* view, const Glib::RefPtr<Gio::ActionGroup>& actions);

  /// Sets whether a cover lies over the page, and what stands around it is hidden: none of it is read or reached.
  void set_covered(bool covered);

  /// The user wants it uncovered.
  sigc::signal<void()>& signal_uncover() { return m_cover.signal_uncover(); }

  void tell(signin::Failure failure, bool is_loaded_again, const std::string& host = {}) {
    m_notice.tell(failure, is_loaded_again, host);
  }

  void tell(const Glib::ustring& sentence) { m_notice.tell(sentence); }

  /// Gives the focus to the page.
  void take_focus();

  void add_below(Gtk::Widget& row);

  void remove_below(Gtk::Widget& row);

private:
  void show_page_actions();
  void show_below();
  void caret_changed(bool is_on);

  Gtk::Window& m_window;
  Glib::RefPtr<Gio::SimpleActionGroup> m_actions = Gio::SimpleActionGroup::create();
  Glib::RefPtr<Gio::SimpleAction> m_find_action;
  WorkCover m_cover;
  Gtk::Box m_above{Gtk::Orientation::VERTICAL};
  HangNotice m_hang_notice;
  PageNotice m_notice;
  PageNotice m_caret_notice; ///< while the arrow keys move a caret
  CoveredView m_covered{m_cover};
  bool m_is_covered = false;
  Glib::RefPtr<Gio::ActionGroup> m_page_actions; ///< null without a view
  sigc::connection m_caret_changed;
  sigc::connection m_page_came;
  FindBar m_find;
  Gtk::Box m_below{Gtk::Orientation::VERTICAL};
  Gtk::ScrolledWindow m_below_scrolled; ///< many rows leave the page its room
  Gtk::Widget* m_view = nullptr;
};

} // namespace ui
