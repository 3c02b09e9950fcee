// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/cover.h"
#include "web/pdf_reader.h"

#include <gtk/gtkunixprint.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>

namespace web {

/// Prints the PDF that a view shows, with what was filled in: WebKit by itself prints the page of the reader that it
/// shows it in.
///
/// It goes to printers that take PDF; in a sandbox, through the desktop's own print dialog, where GTK has one (4.14).
/// No file is made of it. While the cover is on nothing is asked, and what is asked goes. What a printer was given
/// already is printed, whatever becomes of the view, as long as this program runs. Thread: main loop.
class PdfPrinting : public sigc::trackable {
public:
  /// All of these outlive it.
  PdfPrinting(WebKitWebView* view, PdfReader& reader, const Cover& cover);
  ~PdfPrinting();
  PdfPrinting(const PdfPrinting&) = delete;
  PdfPrinting& operator=(const PdfPrinting&) = delete;
  PdfPrinting(PdfPrinting&&) = delete;
  PdfPrinting& operator=(PdfPrinting&&) = delete;

  /// Asks how to print it, and does; nothing while it asks already, nor where the document went with its page.
  void print();

  /// The reader gave nothing to print, or no printer took it; also while the page is covered, unless for good.
  sigc::signal<void()>& signal_failed() { return m_signal_failed; }

private:
  using Document = PdfReader::Document;

  static void answered(GtkDialog* dialog, int response, gpointer self);
  void was_read(const PdfReader::Result& read, unsigned reading);
  void ask(const Document& document);
  /// Returns whether it can be asked.
  bool ask_desktop(const Document& document);
#if GTK_CHECK_VERSION(4, 14, 0)
  void desktop_answered(GObject* dialog, GAsyncResult* result, const GCancellable* asked, const Document& document);
  void desktop_was_given(GObject* stream, GAsyncResult* result);
#endif
  void end_question();
  void fail();
  void cover_changed();

  WebKitWebView* m_view;
  PdfReader& m_reader;
  const Cover& m_cover;
  Document m_document; ///< null: nothing is asked
  base::ObjectPtr<GtkWidget> m_dialog;
  base::ObjectPtr<GCancellable> m_cancellable; ///< of what the desktop asks; null: nothing
  bool m_is_reading = false;
  unsigned m_last_reading = 0; ///< an earlier one was given up
  sigc::signal<void()> m_signal_failed;
};

} // namespace web
