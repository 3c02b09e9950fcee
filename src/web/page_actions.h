// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/cover.h"
#include "web/not_done.h"
#include "web/pdf_printing.h"
#include "web/pdf_reader.h"
#include "web/shown_file.h"

#include <giomm/simpleactiongroup.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <string>

namespace web {

/// What a user may do with the page of one view, as actions for the window around it:
///
///  - `back`, `reload`, `print`, `print-preview`, `save` (ShownFileAction), `zoom-in`, `zoom-out`, `zoom-normal`;
///  - `find` (with a text; an empty one ends it), `find-next`, `find-previous`;
///  - `caret-browsing`, whose state is whether the arrow keys move a caret through the page;
///  - `found`, whose state is the number of places found (int32; -1 while nothing is searched for);
///  - `responds`, whose state is whether the page takes what its user does: WebKit gives it a few seconds for that.
///
/// Ctrl and the mouse wheel over the view zoom, too, and F7 over it is `caret-browsing`. What the page itself wants to
/// print is printed in the same way, and nothing is while the cover is on. Of a PDF, the document is printed
/// (PdfPrinting). Thread: main loop.
class PageActions : public sigc::trackable {
public:
  /// The most places that are counted.
  static constexpr unsigned most_found = 1000;

  /// All of these outlive it.
  PageActions(WebKitWebView* view, ScriptMessages& messages, const Cover& cover);
  ~PageActions();
  PageActions(const PageActions&) = delete;
  PageActions& operator=(const PageActions&) = delete;
  PageActions(PageActions&&) = delete;
  PageActions& operator=(PageActions&&) = delete;

  [[nodiscard]] const Glib::RefPtr<Gio::SimpleActionGroup>& group() const { return m_group; }

  /// The user wants to see what would be printed.
  sigc::signal<void()>& signal_print_preview() { return m_signal_print_preview; }

  /// The user wants to have the file that is shown.
  sigc::signal<void(ShownFile)>& signal_save_wanted() { return m_shown_file.signal_wanted(); }

  [[nodiscard]] PdfReader& pdf_reader() { return m_pdf_reader; }

  [[nodiscard]] const PdfReader& pdf_reader() const { return m_pdf_reader; }

  /// What was to be printed or saved could not be.
  sigc::signal<void(NotDone)>& signal_not_done() { return m_signal_not_done; }

  /// The user goes back or loads the page anew, and is about to see another page.
  sigc::signal<void()>& signal_users_way() { return m_signal_users_way; }

  /// Loads the page anew; also one that was lost with its process, and was not brought back yet. One that does not
  /// respond would never hear of it: its process ends.
  void reload();

  /// The process ends now for that: the user has it end, so that nobody need be told.
  [[nodiscard]] bool is_ending_page() const { return m_is_ending_page; }

  /// The page was lost with its process, and no other came yet.
  [[nodiscard]] bool has_lost_page() const { return m_lost != nullptr; }

  /// Such a page is about to be loaded: what the view loads meanwhile is an empty page in its place.
  [[nodiscard]] bool is_bringing_back() const { return m_is_bringing_back; }

  /// From now on `back` ends at the page that is shown now: what lies before it were the steps of the sign-in.
  void begin_here();

  /// The address of that page; empty where there is none.
  [[nodiscard]] std::string beginning() const;

private:
  static void history_changed(WebKitBackForwardList* list, WebKitBackForwardListItem* added, gpointer removed,
                              gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static void process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  static void counted(WebKitFindController* finder, guint count, gpointer self);
  static void found_nothing(WebKitFindController* finder, gpointer self);
  static void responsiveness_changed(WebKitWebView* view, GParamSpec* property, gpointer self);
  static gboolean print_wanted(WebKitWebView* view, WebKitPrintOperation* operation, gpointer self);
  static void page_not_printed(WebKitPrintOperation* operation, GError* error, gpointer told);
  static gboolean key_pressed(GtkEventControllerKey* keys, guint key, guint code, GdkModifierType modifiers,
                              gpointer self);
  static gboolean wheel_turned(GtkEventControllerScroll* wheel, double dx, double dy, gpointer self);

  [[nodiscard]] bool may_go_back() const;
  void go_back();
  [[nodiscard]] WebKitFindController* finder() const;
  bool bring_back();
  void print();
  void print_page();
  void tell_if_it_fails(WebKitPrintOperation* operation);
  void tell_print_failed();
  void switch_caret();
  void zoom_in();
  void zoom_out();
  void zoom_normal();
  void find(const Glib::VariantBase& text);
  void tell_found(int count);
  void tell_responds(bool responds);
  void tell_page_came();

  WebKitWebView* m_view;
  const Cover& m_cover;
  Glib::RefPtr<Gio::SimpleActionGroup> m_group = Gio::SimpleActionGroup::create();
  PdfReader m_pdf_reader;
  ShownFileAction m_shown_file;
  PdfPrinting m_pdf_printing;
  Glib::RefPtr<Gio::SimpleAction> m_back;
  Glib::RefPtr<Gio::SimpleAction> m_caret;
  Glib::RefPtr<Gio::SimpleAction> m_found;
  Glib::RefPtr<Gio::SimpleAction> m_responds;
  Glib::RefPtr<Gio::SimpleAction> m_page_came;
  gint32 m_pages = 0;                                 ///< that came; its state
  base::ObjectPtr<WebKitBackForwardListItem> m_first; ///< nothing: all of the history counts
  base::ObjectPtr<WebKitBackForwardListItem> m_lost;  ///< with its process; nothing: it is there
  bool m_is_bringing_back = false;
  bool m_is_ending_page = false;
  bool m_is_first_lost = false; ///< what is brought back is the first one that counts
  std::string m_wanted;
  sigc::signal<void()> m_signal_print_preview;
  sigc::signal<void(NotDone)> m_signal_not_done;
  sigc::signal<void()> m_signal_users_way;
};

} // namespace web
