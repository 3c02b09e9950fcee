// SPDX-License-Identifier: EUPL-1.2
#include "web/download.h"

#include "base/error_word.h"
#include "web/file_name.h"
#include "web/name_in_header.h"
#include "web/shown_file.h"

#include <string_view>

namespace web {

namespace {

/// The reader of a PDF does not know what the document is called. What is attached to the document has a name.
bool is_unnamed_by_reader(WebKitDownload* download, std::string_view name) {
  const std::string_view address = webkit_uri_request_get_uri(webkit_download_get_request(download));
  return address.starts_with("blob:webkit-pdfjs-viewer:") && name == "document.pdf";
}

} // namespace

Download::Download(WebKitDownload* download) : m_download{WEBKIT_DOWNLOAD(g_object_ref(download))} {
  g_signal_connect(download, "decide-destination", G_CALLBACK(decide_destination), this);
  g_signal_connect(download, "received-data", G_CALLBACK(received), this);
  g_signal_connect(download, "failed", G_CALLBACK(failed), this);
  g_signal_connect(download, "finished", G_CALLBACK(finished), this);
}

Download::~Download() {
  g_signal_handlers_disconnect_by_data(m_download.get(), this);
  if (m_state == State::asking || m_state == State::running)
    webkit_download_cancel(m_download.get());
}

void Download::save_to(const std::string& path) {
  if (m_state != State::asking)
    return;
  m_path = path;
  become(State::running);
  webkit_download_set_allow_overwrite(m_download.get(), TRUE);
  webkit_download_set_destination(m_download.get(), path.c_str());
}

void Download::cancel() {
  if (m_state != State::asking && m_state != State::running)
    return;
  become(State::cancelled);
  webkit_download_cancel(m_download.get());
}

std::uint64_t Download::received_bytes() const {
  return webkit_download_get_received_data_length(m_download.get());
}

std::optional<double> Download::progress() const {
  auto* response = webkit_download_get_response(m_download.get());
  if (response == nullptr || webkit_uri_response_get_content_length(response) == 0)
    return std::nullopt;
  return webkit_download_get_estimated_progress(m_download.get());
}

gboolean Download::decide_destination(WebKitDownload* /*download*/, const char* suggested_name, gpointer self) {
  auto& download = *static_cast<Download*>(self);
  auto name = name_given_by(webkit_download_get_response(download.m_download.get()));
  if (name.empty() && suggested_name != nullptr)
    name = suggested_name;
  if (download.view() != nullptr && is_unnamed_by_reader(download.m_download.get(), name))
    if (const auto shown = shown_file_name(download.view()); !shown.empty()) // not in a part of a page
      name = shown;
  download.m_suggested_name = safe_file_name(name);
  download.m_signal_named.emit();
  return TRUE;
}

void Download::received(WebKitDownload* /*download*/, guint64 /*bytes*/, gpointer self) {
  static_cast<Download*>(self)->m_signal_changed.emit();
}

void Download::failed(WebKitDownload* /*download*/, GError* error, gpointer self) {
  auto& download = *static_cast<Download*>(self);
  download.m_fault = g_error_matches(error, WEBKIT_DOWNLOAD_ERROR, WEBKIT_DOWNLOAD_ERROR_DESTINATION) != 0
                         ? Fault::folder
                         : Fault::network;
  g_debug("A download failed: %s", base::error_word(error).c_str());
  download.become(State::failed);
}

void Download::finished(WebKitDownload* /*download*/, gpointer self) {
  static_cast<Download*>(self)->become(State::done);
}

/// WebKit says of a download that failed or was cancelled that it finished, too.
void Download::become(State state) {
  if (m_state != State::asking && m_state != State::running)
    return;
  m_state = state;
  g_debug("A download is %s", state == State::running ? "begun" : state == State::done ? "done" : "given up");
  m_signal_changed.emit();
}

Downloads::Downloads(WebKitNetworkSession* network, const Cover& cover)
    : m_network{WEBKIT_NETWORK_SESSION(g_object_ref(network))}, m_cover{cover} {
  g_signal_connect(network, "download-started", G_CALLBACK(started), this);
}

Downloads::~Downloads() {
  g_signal_handlers_disconnect_by_data(m_network.get(), this);
  end();
}

void Downloads::withdraw() {
  for (const auto& download : m_downloads)
    if (download->state() == Download::State::asking)
      download->cancel();
}

void Downloads::end() {
  m_offered = false;
  for (const auto& download : m_downloads)
    download->cancel();
}

void Downloads::started(WebKitNetworkSession* /*network*/, WebKitDownload* started, gpointer self) {
  auto& downloads = *static_cast<Downloads*>(self);
  const bool is_taken = downloads.m_offered && !downloads.m_cover.is_for_good();
  g_debug("A page offers a file%s", is_taken ? "" : ", which is not taken");
  if (!is_taken) {
    webkit_download_cancel(started);
    return;
  }
  auto download = std::make_shared<Download>(started);
  download->signal_named().connect([&downloads, of = download.get()] {
    for (const auto& each : downloads.m_downloads)
      if (each.get() == of)
        return downloads.m_signal_wanted.emit(each);
  });
  downloads.m_downloads.push_back(std::move(download));
}

} // namespace web
