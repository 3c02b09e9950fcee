// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/glib_handles.h"

#include <jsc/jsc.h>
#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <string>
#include <vector>

namespace web {

/// What the scripts of a user's work tell (typing_script.js, reader_script.js), told to who listens for the view that
/// shows their document. WebKit runs the scripts of a page also in the windows that it opens, and tells what they say
/// there to the content manager of that page alone: so the views are asked whose the document is. Main loop's thread.
class ScriptMessages : public sigc::trackable {
public:
  enum class From { typing, reader };

  /// A method of a sigc::trackable object, which listens as long as it lives. The message is an object with the `id` of
  /// its document.
  using Heard = sigc::slot<void(JSCValue*)>;

  /// In which these scripts run.
  static constexpr const char* world = "primaweb-work";

  /// `opener`: the view of the pages that open windows; it outlives this.
  explicit ScriptMessages(WebKitWebView* opener);
  ~ScriptMessages();
  ScriptMessages(const ScriptMessages&) = delete;
  ScriptMessages& operator=(const ScriptMessages&) = delete;
  ScriptMessages(ScriptMessages&&) = delete;
  ScriptMessages& operator=(ScriptMessages&&) = delete;

  /// `view`: the opener or a window of it; it outlives who listens.
  void listen(From from, WebKitWebView* view, Heard heard);

private:
  struct Listener {
    From from;
    WebKitWebView* view;
    Heard heard;
  };

  /// A message of which it is not known yet whose it is.
  struct Asked {
    From from;
    Object<JSCValue> message;
    std::size_t open; ///< views that have not answered
    bool is_found = false;
  };

  static void typing_told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  static void reader_told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  void told(From from, JSCValue* message);
  void answered(GObject* view, GAsyncResult* result, const std::shared_ptr<Asked>& asked);
  void tell(From from, WebKitWebView* view, JSCValue* message);

  WebKitWebView* m_opener;
  Object<WebKitUserContentManager> m_manager;
  std::vector<Listener> m_listeners;
};

} // namespace web
