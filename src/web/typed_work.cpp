// SPDX-License-Identifier: EUPL-1.2
#include "web/typed_work.h"

#include "base/glib_pointers.h"

#include <sigc++/functors/mem_fun.h>

namespace web {

TypedWork::TypedWork(WebKitWebView* view, ScriptMessages& messages) : m_view{view} {
  g_signal_connect(m_view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(m_view, "load-failed", G_CALLBACK(load_failed), this);
  g_signal_connect(m_view, "load-failed-with-tls-errors", G_CALLBACK(load_failed_with_tls_errors), this);
  messages.listen(ScriptMessages::From::typing, m_view, sigc::mem_fun(*this, &TypedWork::told));
}

TypedWork::~TypedWork() {
  g_signal_handlers_disconnect_by_data(m_view, this);
}

/// The page may say that it sent something after that has failed.
void TypedWork::told(JSCValue* message) {
  const base::ObjectPtr<JSCValue> id{jsc_value_object_get_property(message, "id")};
  const base::ObjectPtr<JSCValue> is_typed{jsc_value_object_get_property(message, "typed")};
  const base::ObjectPtr<JSCValue> is_sent{jsc_value_object_get_property(message, "sent")};
  const base::TextPtr document{jsc_value_to_string(id.get())};
  if (jsc_value_to_boolean(is_typed.get()) != FALSE)
    m_documents.insert(document.get());
  else if (m_documents.erase(document.get()) > 0 && jsc_value_to_boolean(is_sent.get()) != FALSE)
    (m_is_not_sent ? m_documents : m_sent).insert(document.get());
}

void TypedWork::was_not_sent() {
  m_documents.merge(m_sent);
  m_sent.clear();
  m_is_not_sent = true;
}

void TypedWork::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  auto& work = *static_cast<TypedWork*>(self);
  if (event == WEBKIT_LOAD_STARTED)
    work.m_is_not_sent = false;
  if (event != WEBKIT_LOAD_COMMITTED)
    return;
  work.m_documents.clear();
  work.m_sent.clear();
}

/// An answer that is saved as a file has come.
gboolean TypedWork::load_failed(WebKitWebView* /*view*/, WebKitLoadEvent /*event*/, char* /*address*/, GError* error,
                                gpointer self) {
  if (g_error_matches(error, WEBKIT_POLICY_ERROR, WEBKIT_POLICY_ERROR_FRAME_LOAD_INTERRUPTED_BY_POLICY_CHANGE) == FALSE)
    static_cast<TypedWork*>(self)->was_not_sent();
  return FALSE;
}

gboolean TypedWork::load_failed_with_tls_errors(WebKitWebView* /*view*/, char* /*address*/,
                                                GTlsCertificate* /*certificate*/, GTlsCertificateFlags /*faults*/,
                                                gpointer self) {
  static_cast<TypedWork*>(self)->was_not_sent();
  return FALSE;
}

} // namespace web
