// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/cover.h"
#include "web/glib_handles.h"

#include <giomm/simpleactiongroup.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <string>

namespace web {

/// What a user may do with the page of one view, as actions for the window around it:
///
///  - `back`, `reload`, `print`, `print-preview`, `zoom-in`, `zoom-out`, `zoom-normal`;
///  - `find` (with a text; an empty one ends it), `find-next`, `find-previous`;
///  - `found`, whose state is the number of places found (int32; -1 while nothing is searched for).
///
/// Ctrl and the mouse wheel over the view zoom, too. What the page itself wants to print is printed in the same way,
/// and nothing is while the cover is on. Main loop's thread.
class PageActions : public sigc::trackable {
public:
  /// The most places that are counted.
  static constexpr unsigned most_found = 1000;

  /// Both outlive it.
  PageActions(WebKitWebView* view, const Cover& cover);
  ~PageActions();
  PageActions(const PageActions&) = delete;
  PageActions& operator=(const PageActions&) = delete;
  PageActions(PageActions&&) = delete;
  PageActions& operator=(PageActions&&) = delete;

  [[nodiscard]] const Glib::RefPtr<Gio::SimpleActionGroup>& group() const { return m_group; }

  /// The user wants to see what would be printed.
  sigc::signal<void()>& signal_print_preview() { return m_signal_print_preview; }

  /// From now on `back` ends at the page that is shown now: what lies before it were the steps of the sign-in.
  void begin_here();

private:
  static void history_changed(WebKitBackForwardList* list, WebKitBackForwardListItem* added, gpointer removed,
                              gpointer self);
  static void counted(WebKitFindController* finder, guint count, gpointer self);
  static void found_nothing(WebKitFindController* finder, gpointer self);
  static gboolean print_wanted(WebKitWebView* view, WebKitPrintOperation* operation, gpointer self);
  static gboolean wheel_turned(GtkEventControllerScroll* wheel, double dx, double dy, gpointer self);

  [[nodiscard]] bool may_go_back() const;
  [[nodiscard]] WebKitFindController* finder() const;
  void print();
  void zoom_in();
  void zoom_out();
  void zoom_normal();
  void find(const Glib::VariantBase& text);
  void tell_found(int count);

  WebKitWebView* m_view;
  const Cover& m_cover;
  Glib::RefPtr<Gio::SimpleActionGroup> m_group = Gio::SimpleActionGroup::create();
  Glib::RefPtr<Gio::SimpleAction> m_back;
  Glib::RefPtr<Gio::SimpleAction> m_found;
  Object<WebKitBackForwardListItem> m_first; ///< nothing: all of the history counts
  std::string m_wanted;
  sigc::signal<void()> m_signal_print_preview;
};

} // namespace web
