// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/script_messages.h"

#include <jsc/jsc.h>
#include <sigc++/connection.h>
#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace web {

/// WebKit's reader of the PDF that a view shows. Thread: main loop.
class PdfReader : public sigc::trackable {
public:
  using Document = std::shared_ptr<GBytes>; ///< never null

  /// Why there is no document.
  enum class Missing {
    gone,      ///< with its page: another one came, or this one was lost, or closed
    not_given, ///< in time, or what was given is no PDF
  };

  using Result = std::variant<Document, Missing>;
  /// A method of a sigc::trackable object.
  using Read = sigc::slot<void(Result)>;

  /// Both outlive it.
  PdfReader(WebKitWebView* view, ScriptMessages& messages);
  ~PdfReader();
  PdfReader(const PdfReader&) = delete;
  PdfReader& operator=(const PdfReader&) = delete;
  PdfReader(PdfReader&&) = delete;
  PdfReader& operator=(PdfReader&&) = delete;

  /// Returns whether the user has filled something in in a document that the view shows, also in a frame of its page,
  /// or written on it, since it came.
  [[nodiscard]] bool is_filled_in() const { return !m_filled_in.empty(); }

  /// Gives the document in the main frame as it came; where something was filled in, with that in it. Not from within
  /// this call.
  void read(Read done);

private:
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static void process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  void told(JSCValue* message);
  void resource_was_read(GObject* resource, GAsyncResult* result, unsigned request);
  void ask();
  [[nodiscard]] std::string request() const;
  bool answer(const Result& result);
  void forget();

  WebKitWebView* m_view;
  std::set<std::string> m_filled_in; ///< the readers in which something was
  std::vector<Read> m_waiting;       ///< for one and the same answer
  unsigned m_last_request = 0;       ///< an earlier one is answered to nobody
  std::string m_name;                ///< of this reader; no other answers for it
  sigc::connection m_bound;
};

} // namespace web
