// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/cover.h"
#include "web/pdf_reader.h"

#include <giomm/simpleactiongroup.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <string>

namespace web {

/// A file that a view shows itself, of whatever kind but a page: a PDF, a picture, a text.
struct ShownFile {
  std::string suggested_name; ///< safe, with the ending of its kind
  std::shared_ptr<GBytes> contents;
};

/// Returns a safe name, with the ending of its kind, for the file that the view shows; nothing where that is a page.
[[nodiscard]] std::string shown_file_name(WebKitWebView* view);

/// The view shows a PDF, in the reader that WebKit has for it: in its main frame, not in a part of a page.
[[nodiscard]] bool shows_pdf(WebKitWebView* view);

/// A document begins so: what was read of a page that went meanwhile may be anything.
[[nodiscard]] bool is_pdf(GBytes* contents);

/// The action `save` for the file that a view shows: gives it as it came, and of a PDF with what was filled in. It is
/// not asked for again, since it may be the answer to a form, or given once only. Disabled where a page is shown. Main
/// loop's thread.
class ShownFileAction : public sigc::trackable {
public:
  /// Adds the action to the group. All of these outlive it.
  ShownFileAction(WebKitWebView* view, PdfReader& reader, const Cover& cover, Gio::SimpleActionGroup& group);
  ~ShownFileAction();
  ShownFileAction(const ShownFileAction&) = delete;
  ShownFileAction& operator=(const ShownFileAction&) = delete;
  ShownFileAction(ShownFileAction&&) = delete;
  ShownFileAction& operator=(ShownFileAction&&) = delete;

  sigc::signal<void(ShownFile)>& signal_wanted() { return m_signal_wanted; }

  /// What is still shown could not be had.
  sigc::signal<void()>& signal_failed() { return m_signal_failed; }

private:
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static void process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  void read();
  void was_read(GObject* resource, GAsyncResult* result, const std::string& name);
  void pdf_was_read(const PdfReader::Result& read, const std::string& name);
  void give(const std::shared_ptr<GBytes>& contents, const std::string& name);
  void fail();

  WebKitWebView* m_view;
  PdfReader& m_reader;
  const Cover& m_cover;
  Glib::RefPtr<Gio::SimpleAction> m_save;
  bool m_is_reading_pdf = false; ///< that may take the reader seconds, in which nothing is to be seen
  sigc::signal<void(ShownFile)> m_signal_wanted;
  sigc::signal<void()> m_signal_failed;
};

} // namespace web
