// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <jsc/jsc.h>
#include <sigc++/functors/slot.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace web {

/// Has the launcher's scripts run in every document of a view's main frame from its first moment on, in a script world
/// of their own, and brings them orders.
///
/// The script asks for its next order, and the order comes as the answer to that. What WebKit is told to evaluate, it
/// takes for an act of the user instead: for seconds the page might then do all that only a user may let it do, such as
/// opening windows and choosers or playing sounds. An order leaves the page no such permission. Thread: main loop.
class ScriptChannel : public sigc::trackable {
public:
  using Answered = sigc::slot<void(JSCValue*)>;

  /// The view outlives it.
  explicit ScriptChannel(WebKitWebView* view);
  ~ScriptChannel();
  ScriptChannel(const ScriptChannel&) = delete;
  ScriptChannel& operator=(const ScriptChannel&) = delete;
  ScriptChannel(ScriptChannel&&) = delete;
  ScriptChannel& operator=(ScriptChannel&&) = delete;

  /// The view shows another document: orders and answers of the one before are void.
  void begin_document();

  /// Sends an order as soon as the document takes one. `answered` is called once, with what the script answers, unless
  /// the document goes before.
  void send(GVariantDict& order, Answered answered);

  /// What a document tells by itself, and whether it is the one that is shown.
  sigc::signal<void(JSCValue*, bool)>& signal_told() { return m_signal_told; }

private:
  using Reply = base::Handle<WebKitScriptMessageReply, webkit_script_message_reply_unref>;
  using Order = base::VariantPtr;

  static gboolean received(WebKitUserContentManager* manager, JSCValue* json, WebKitScriptMessageReply* reply,
                           gpointer self);
  void script_is_ready(JSCValue* message, WebKitScriptMessageReply* reply);
  void script_answered(JSCValue* message);
  void send_next();

  base::ObjectPtr<WebKitUserContentManager> m_manager;
  std::string m_document; ///< the script's own name for the document it is in; empty: none has begun yet
  Reply m_reply;          ///< how the next order goes to it; null: it is not ready for one
  std::deque<Order> m_orders;
  std::uint64_t m_last_order = 0;
  std::map<std::uint64_t, Answered> m_answered; ///< by the order's number
  sigc::signal<void(JSCValue*, bool)> m_signal_told;
};

} // namespace web
