// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <jsc/jsc.h>
#include <sigc++/functors/slot.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace web {

/// What the scripts of a user's work tell (typing_script.js, reader_script.js), told to who listens for the view that
/// shows their document. WebKit runs the scripts of a page also in the windows that it opens, and tells what they say
/// there to the content manager of that page alone: so those windows are asked whether the document is theirs. The page
/// itself is not: what WebKit is told to evaluate there, it takes for an act of the user (script_channel.h). WebKit
/// runs no scripts in a window without an address, and what is typed there is told by nobody. Thread: main loop.
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
    base::ObjectPtr<JSCValue> message;
    std::string document;
    std::size_t unanswered; ///< views
    bool is_found = false;
  };

  static void typing_told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  static void reader_told(WebKitUserContentManager* manager, JSCValue* message, gpointer self);
  void told(From from, JSCValue* message);
  void answered(GObject* view, GAsyncResult* result, const std::shared_ptr<Asked>& asked);
  void tell(From from, WebKitWebView* view, JSCValue* message);

  WebKitWebView* m_opener;
  base::ObjectPtr<WebKitUserContentManager> m_manager;
  std::vector<Listener> m_listeners;
  std::map<std::string, WebKitWebView*> m_owners; ///< by the document
};

} // namespace web
