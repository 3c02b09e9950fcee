// SPDX-License-Identifier: EUPL-1.2
#include "web/shown_file.h"

#include "base/continuation.h"
#include "web/file_name.h"
#include "web/name_in_header.h"
#include "web/shown_resource.h"

#include <gio/gio.h>
#include <giomm/simpleaction.h>
#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace web {

namespace {

struct Kind {
  std::string_view type;
  std::string_view ending;
};

/// Those whose name is another one than that of their ending. Any other is asked of the desktop.
constexpr std::array kinds{Kind{"image/jpeg", ".jpg"},     Kind{"image/svg+xml", ".svg"},
                           Kind{"text/plain", ".txt"},     Kind{"image/x-icon", ".ico"},
                           Kind{"text/javascript", ".js"}, Kind{"text/markdown", ".md"},
                           Kind{"audio/mpeg", ".mp3"},     Kind{"image/vnd.microsoft.icon", ".ico"}};

constexpr std::array pages{"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"};

/// What the view shows as a file; null where that is a page.
WebKitURIResponse* shown_file(WebKitWebView* view) {
  auto* resource = shown_resource(view);
  auto* response = resource == nullptr ? nullptr : webkit_web_resource_get_response(resource);
  const char* type = response == nullptr ? nullptr : webkit_uri_response_get_mime_type(response);
  const bool is_page = type == nullptr || *type == '\0' || std::ranges::any_of(pages, [type](const char* page) {
                         return g_ascii_strcasecmp(type, page) == 0;
                       });
  return is_page ? nullptr : response;
}

/// By the desktop's list of kinds, a file of this name is one of `type`.
bool is_of_type(const std::string& name, const char* type) {
  const base::TextPtr by_name{g_content_type_guess(name.c_str(), nullptr, 0, nullptr)};
  const base::TextPtr wanted{g_content_type_from_mime_type(type)};
  return wanted && g_content_type_is_a(by_name.get(), wanted.get()) != FALSE;
}

/// Empty: none is known.
std::string ending_of(const char* type) {
  if (const auto* kind = std::ranges::find(kinds, std::string_view{type}, &Kind::type); kind != kinds.end())
    return std::string{kind->ending};
  std::string ending{std::string_view{type}.substr(std::string_view{type}.find('/') + 1)};
  if (ending.starts_with("x-"))
    ending.erase(0, 2);
  ending.insert(0, ".");
  return is_of_type("file" + ending, type) ? ending : std::string{};
}

std::string name_in_address(WebKitURIResponse* response) {
  const base::UriPtr address{g_uri_parse(webkit_uri_response_get_uri(response), G_URI_FLAGS_NONE, nullptr)};
  return address && std::string_view{g_uri_get_scheme(address.get())} == "https" ? g_uri_get_path(address.get()) : "";
}

/// By the name that the server gives it, else by the last part of its address: that may be the name of a program there,
/// whose ending is none of the file's.
std::string name_of(WebKitURIResponse* response) {
  const char* type = webkit_uri_response_get_mime_type(response);
  const std::string given = name_given_by(response);
  const std::string name = safe_file_name(given.empty() ? name_in_address(response) : given);
  const bool has_ending = name.find('.') != std::string::npos && (!given.empty() || is_of_type(name, type));
  return has_ending ? name : name + ending_of(type);
}

} // namespace

ShownFileAction::ShownFileAction(WebKitWebView* view, PdfReader& reader, const Cover& cover,
                                 Gio::SimpleActionGroup& group)
    : m_view{view},
      m_reader{reader},
      m_cover{cover},
      m_save{group.add_action("save", sigc::mem_fun(*this, &ShownFileAction::read))} {
  m_save->set_enabled(false);
  g_signal_connect(view, "load-changed", G_CALLBACK(load_changed), this);
  g_signal_connect(view, "web-process-terminated", G_CALLBACK(process_terminated), this);
}

ShownFileAction::~ShownFileAction() {
  g_signal_handlers_disconnect_by_data(m_view, this);
}

std::string shown_file_name(WebKitWebView* view) {
  auto* response = shown_file(view);
  return response == nullptr ? std::string{} : name_of(response);
}

bool shows_pdf(WebKitWebView* view) {
  auto* response = shown_file(view);
  return response != nullptr && g_ascii_strcasecmp(webkit_uri_response_get_mime_type(response), "application/pdf") == 0;
}

bool is_pdf(GBytes* contents) {
  gsize size = 0;
  const auto* data = static_cast<const char*>(g_bytes_get_data(contents, &size));
  // Readers look for it in the first kilobyte.
  return std::string_view{data, std::min<gsize>(size, 1024)}.find("%PDF-") != std::string_view::npos;
}

void ShownFileAction::load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self) {
  static_cast<ShownFileAction*>(self)->m_save->set_enabled(event == WEBKIT_LOAD_FINISHED &&
                                                           shown_file(view) != nullptr);
}

void ShownFileAction::process_terminated(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason /*reason*/,
                                         gpointer self) {
  static_cast<ShownFileAction*>(self)->m_save->set_enabled(false);
}

void ShownFileAction::read() {
  auto* response = shown_file(m_view);
  if (response == nullptr || m_cover.is_on())
    return;
  if (shows_pdf(m_view)) {
    if (!std::exchange(m_is_reading_pdf, true))
      m_reader.read(sigc::bind(sigc::mem_fun(*this, &ShownFileAction::pdf_was_read), name_of(response)));
    return;
  }
  webkit_web_resource_get_data(
      shown_resource(m_view), nullptr, base::resume,
      base::keep(sigc::bind(sigc::mem_fun(*this, &ShownFileAction::was_read), name_of(response))));
}

void ShownFileAction::pdf_was_read(const PdfReader::Result& read, const std::string& name) {
  m_is_reading_pdf = false;
  if (const auto* document = std::get_if<PdfReader::Document>(&read))
    give(*document, name);
  else if (std::get<PdfReader::Missing>(read) == PdfReader::Missing::not_given)
    fail();
}

void ShownFileAction::was_read(GObject* resource, GAsyncResult* result, const std::string& name) {
  gsize size = 0;
  auto* contents = webkit_web_resource_get_data_finish(WEBKIT_WEB_RESOURCE(resource), result, &size, nullptr);
  if (contents != nullptr)
    give({g_bytes_new_take(contents, size), g_bytes_unref}, name);
  else if (WEBKIT_WEB_RESOURCE(resource) == shown_resource(m_view))
    fail();
}

void ShownFileAction::give(const std::shared_ptr<GBytes>& contents, const std::string& name) {
  if (!m_cover.is_on())
    m_signal_wanted.emit({name, contents});
}

void ShownFileAction::fail() {
  if (!m_cover.is_for_good())
    m_signal_failed.emit();
}

} // namespace web
