// SPDX-License-Identifier: EUPL-1.2
#include "web/pdf_reader.h"

#include "base/continuation.h"
#include "web/shown_file.h"
#include "web/shown_resource.h"

#include <glibmm/main.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

namespace {

/// A document of a hundred pages takes a second.
constexpr unsigned bound_seconds = 20;

/// `contents`: is taken; null: none came.
PdfReader::Result checked(GBytes* contents) {
  PdfReader::Document document{contents, [](GBytes* bytes) { g_clear_pointer(&bytes, g_bytes_unref); }};
  if (!document || !is_pdf(document.get()))
    return PdfReader::Missing::not_given;
  return document;
}

std::string property(JSCValue* message, const char* name) {
  const base::ObjectPtr<JSCValue> value{jsc_value_object_get_property(message, name)};
  return jsc_value_is_string(value.get()) != FALSE ? base::TextPtr{jsc_value_to_string(value.get())}.get()
                                                   : std::string{};
}

} // namespace

PdfReader::PdfReader(WebKitWebView* view, ScriptMessages& messages)
    : m_view{view}, m_name{base::TextPtr{g_uuid_string_random()}.get()} {
  g_signal_connect(m_view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(m_view, "web-process-terminated", G_CALLBACK(process_terminated), this);
  messages.listen(ScriptMessages::From::reader, m_view, sigc::mem_fun(*this, &PdfReader::told));
}

PdfReader::~PdfReader() {
  forget();
  g_signal_handlers_disconnect_by_data(m_view, this);
}

void PdfReader::read(Read done) {
  m_waiting.push_back(std::move(done));
  if (m_waiting.size() > 1)
    return;
  ++m_last_request;
  m_bound = Glib::signal_timeout().connect_seconds(
      sigc::bind(sigc::mem_fun(*this, &PdfReader::answer), Missing::not_given), bound_seconds);
  if (is_filled_in())
    ask();
  else
    webkit_web_resource_get_data(
        shown_resource(m_view), nullptr, base::resume,
        base::keep(sigc::bind(sigc::mem_fun(*this, &PdfReader::resource_was_read), m_last_request)));
}

/// Of a page that was lost meanwhile WebKit says from within what ended it that there is nothing; of nothing, that it
/// is one zero byte.
void PdfReader::resource_was_read(GObject* resource, GAsyncResult* result, unsigned request) {
  gsize size = 0;
  auto* contents = webkit_web_resource_get_data_finish(WEBKIT_WEB_RESOURCE(resource), result, &size, nullptr);
  const auto read = checked(contents == nullptr ? nullptr : g_bytes_new_take(contents, size));
  if (request == m_last_request)
    answer(read);
}

/// The reader is a frame in the document that WebKit makes for it, and speaks with that alone.
void PdfReader::ask() {
  const auto source = "frames[0].postMessage({documentFor: '" + request() + "'}, '*')";
  webkit_web_view_evaluate_javascript(m_view, source.c_str(), -1, ScriptMessages::world, nullptr, nullptr, nullptr,
                                      nullptr);
}

std::string PdfReader::request() const {
  return m_name + " " + std::to_string(m_last_request);
}

void PdfReader::told(JSCValue* message) {
  if (jsc_value_object_has_property(message, "filledIn") != FALSE)
    m_filled_in.insert(property(message, "id"));
  if (jsc_value_object_has_property(message, "left") != FALSE)
    m_filled_in.erase(property(message, "id"));
  if (property(message, "documentFor") != request())
    return;
  gsize size = 0;
  auto* contents = g_base64_decode(property(message, "contents").c_str(), &size);
  answer(checked(g_bytes_new_take(contents, size)));
}

/// False, for the timer.
bool PdfReader::answer(const Result& result) {
  m_bound.disconnect();
  for (const auto& done : std::exchange(m_waiting, {}))
    done(result);
  return false;
}

void PdfReader::load_changed(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<PdfReader*>(self)->forget();
}

void PdfReader::process_terminated(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason /*reason*/,
                                   gpointer self) {
  static_cast<PdfReader*>(self)->forget();
}

void PdfReader::forget() {
  m_filled_in.clear();
  ++m_last_request; // what is answered now was asked of another document
  answer(Missing::gone);
}

} // namespace web
