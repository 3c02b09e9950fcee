// SPDX-License-Identifier: EUPL-1.2
#include "test_site.h"

#include "made_identity.h"

#include <glib/gstdio.h>
#include <openssl/pem.h>

#include <stdexcept>

namespace {

/// One key for all sites of a test run: making it takes a while.
made::Identity site_identity() {
  static const made::Key key = made::ec_key();
  made::Wording wording;
  wording.common_name = TestSite::portal_name;
  for (const char* name : {TestSite::portal_name, TestSite::idp_name, TestSite::card_name, TestSite::foreign_name,
                           TestSite::other_site_name})
    wording.alternative_names += (wording.alternative_names.empty() ? "DNS:" : ",DNS:") + std::string{name};
  return made::identity(wording, key);
}

std::string key_pem(const made::Key& key) {
  const base::Handle<BIO, BIO_free> memory{BIO_new(BIO_s_mem())};
  PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  char* data = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string header(SoupMessageHeaders* headers, const char* name) {
  const char* value = soup_message_headers_get_one(headers, name);
  return value == nullptr ? "" : value;
}

void break_off(SoupServerMessage* message, guint /*bytes*/, gpointer /*data*/) {
  g_io_stream_close(G_IO_STREAM(soup_server_message_steal_connection(message)), nullptr, nullptr);
}

SiteRequest read_request(SoupServerMessage* message, const char* path) {
  auto* headers = soup_server_message_get_request_headers(message);
  const char* query = g_uri_get_query(soup_server_message_get_uri(message));
  const base::Handle<GBytes, g_bytes_unref> body{
      soup_message_body_flatten(soup_server_message_get_request_body(message))};
  gsize size = 0;
  const auto* data = static_cast<const char*>(g_bytes_get_data(body.get(), &size));
  return {.method = soup_server_message_get_method(message),
          .host = header(headers, "Host"),
          .path = path,
          .query = query == nullptr ? "" : query,
          .cookies = header(headers, "Cookie"),
          .referer = header(headers, "Referer"),
          .origin = header(headers, "Origin"),
          .user_agent = header(headers, "User-Agent"),
          .accept_language = header(headers, "Accept-Language"),
          .body = size == 0 ? std::string{} : std::string{data, size}};
}

} // namespace

TestSite::TestSite() {
  const auto identity = site_identity();
  const base::TextPtr directory{g_dir_make_tmp("primaweb-site.XXXXXX", nullptr)};
  m_directory = directory.get();
  g_file_set_contents((m_directory + "/server.pem").c_str(), identity.pem().c_str(), -1, nullptr);
  const std::string pem = key_pem(identity.key) + identity.pem();
  const base::ObjectPtr<GTlsCertificate> certificate{g_tls_certificate_new_from_pem(pem.c_str(), -1, nullptr)};
  m_server.reset(soup_server_new("tls-certificate", certificate.get(), nullptr));
  m_handshakes = std::make_unique<simulator::Handshakes>(m_server.get());
  soup_server_add_handler(m_server.get(), nullptr, asked, this, nullptr);
  GError* error = nullptr;
  soup_server_listen_local(m_server.get(), 0, SOUP_SERVER_LISTEN_HTTPS, &error);
  const base::ErrorPtr owned{error};
  if (error != nullptr)
    throw std::runtime_error(error->message);
  GSList* addresses = soup_server_get_uris(m_server.get());
  m_port = static_cast<unsigned>(g_uri_get_port(static_cast<GUri*>(addresses->data)));
  g_slist_free_full(addresses, [](gpointer address) { g_uri_unref(static_cast<GUri*>(address)); });
}

TestSite::~TestSite() {
  g_unlink((m_directory + "/server.pem").c_str());
  g_rmdir(m_directory.c_str());
}

std::string TestSite::host(const std::string& name) const {
  return name + ":" + std::to_string(m_port);
}

std::string TestSite::address(const std::string& path, const std::string& name) const {
  return "https://" + host(name) + path;
}

web::PracticeTrust TestSite::trust() const {
  return {.server_certificate = m_directory + "/server.pem", .hosts = {portal_name, idp_name, other_site_name}};
}

void TestSite::answer(const std::string& path, std::function<SiteAnswer(const SiteRequest&)> with) {
  m_answers[path] = std::move(with);
}

void TestSite::ask_for_certificates() {
  soup_server_set_tls_auth_mode(m_server.get(), G_TLS_AUTHENTICATION_REQUESTED);
}

void TestSite::page(const std::string& path, const std::string& body, const std::string& set_cookie) {
  SiteAnswer page{.body = "<!DOCTYPE html><meta charset=utf-8><body>" + with_addresses(body)};
  page.headers.emplace_back("Content-Type", "text/html");
  if (!set_cookie.empty())
    page.headers.emplace_back("Set-Cookie", set_cookie);
  answer(path, [page](const SiteRequest&) { return page; });
}

void TestSite::redirect(const std::string& path, const std::string& to, unsigned status) {
  SiteAnswer redirect{.status = status, .body = {}};
  redirect.headers.emplace_back("Location", with_addresses(to));
  answer(path, [redirect](const SiteRequest&) { return redirect; });
}

std::vector<SiteRequest> TestSite::requests(const std::string& path) const {
  std::vector<SiteRequest> found;
  for (const auto& request : m_requests)
    if (request.path == path)
      found.push_back(request);
  return found;
}

std::string TestSite::with_addresses(std::string text) const {
  for (const auto& [mark, name] : {std::pair{"%PORTAL%", portal_name}, std::pair{"%IDP%", idp_name},
                                   std::pair{"%CARD%", card_name}, std::pair{"%FOREIGN%", foreign_name}})
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.replace(at, std::string_view{mark}.size(), address({}, name));
  return text;
}

void TestSite::asked(SoupServer* /*server*/, SoupServerMessage* message, const char* path, GHashTable* /*query*/,
                     gpointer self) {
  auto& site = *static_cast<TestSite*>(self);
  const auto answer = site.m_answers.find(path);
  if (answer == site.m_answers.end())
    return soup_server_message_set_status(message, SOUP_STATUS_NOT_FOUND, nullptr);
  site.m_requests.push_back(read_request(message, path));
  const auto made = answer->second(site.m_requests.back());
  if (made.never)
    return soup_server_message_pause(message);
  soup_server_message_set_status(message, made.status, nullptr);
  auto* headers = soup_server_message_get_response_headers(message);
  for (const auto& [name, value] : made.headers)
    soup_message_headers_append(headers, name.c_str(), value.c_str());
  auto* body = soup_server_message_get_response_body(message);
  if (made.stops_at == 0)
    return soup_message_body_append(body, SOUP_MEMORY_COPY, made.body.data(), made.body.size());
  soup_message_headers_set_content_length(headers, static_cast<goffset>(made.body.size()));
  soup_message_body_append(body, SOUP_MEMORY_COPY, made.body.data(), made.stops_at);
  if (made.breaks_off)
    g_signal_connect(message, "wrote-body-data", G_CALLBACK(break_off), nullptr);
}
