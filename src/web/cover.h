// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/covering.h"

#include <sigc++/signal.h>
#include <webkit/webkit.h>

#include <utility>

namespace web {

/// Whether something of the launcher's own covers the pages of a session, so that their user neither sees nor reaches
/// them. Nothing of them opens, sounds or takes the focus then (promise 12): all that could asks here first. A session
/// begins covered for good. Thread: main loop.
class Cover {
public:
  [[nodiscard]] bool is_on() const { return m_covering != Covering::none; }

  [[nodiscard]] bool is_for_good() const { return m_covering == Covering::for_good; }

  void set(Covering covering) {
    if (std::exchange(m_covering, covering) != covering)
      m_signal_changed.emit();
  }

  sigc::signal<void()>& signal_changed() const { return m_signal_changed; }

private:
  Covering m_covering = Covering::for_good;
  mutable sigc::signal<void()> m_signal_changed;
};

/// What a page in one view may open by WebKit's own hand, for as long as this lives: nothing while `cover` is on. Never
/// the full screen, nor a notification.
class OpeningGuard {
public:
  /// Both outlive it.
  OpeningGuard(WebKitWebView* view, Cover& cover);
  ~OpeningGuard();
  OpeningGuard(const OpeningGuard&) = delete;
  OpeningGuard& operator=(const OpeningGuard&) = delete;
  OpeningGuard(OpeningGuard&&) = delete;
  OpeningGuard& operator=(OpeningGuard&&) = delete;

private:
  static gboolean choose_file(WebKitWebView* view, WebKitFileChooserRequest* request, gpointer self);
  static gboolean choose_colour(WebKitWebView* view, WebKitColorChooserRequest* request, gpointer self);
  static gboolean show_options(WebKitWebView* view, WebKitOptionMenu* menu, GdkRectangle* place, gpointer self);
  static gboolean show_context_menu(WebKitWebView* view, WebKitContextMenu* menu, WebKitHitTestResult* hit,
                                    gpointer self);
  static gboolean refuse(WebKitWebView* view, gpointer self);
  static gboolean refuse_notification(WebKitWebView* view, WebKitNotification* notification, gpointer self);
  void cover_changed();

  WebKitWebView* m_view;
  Cover& m_cover;
  sigc::connection m_changed;
  WebKitOptionMenu* m_options = nullptr; ///< the last one that was shown, as long as it lives
};

} // namespace web
