// SPDX-License-Identifier: EUPL-1.2
#include "web/pdf_printing.h"

#include "base/continuation.h"

#include <sigc++/adaptors/bind.h>
#include <sigc++/functors/mem_fun.h>
#include <sys/mman.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace web {

namespace {

GtkWindow* window_of(WebKitWebView* view) {
  auto* root = gtk_widget_get_root(GTK_WIDGET(view));
  return GTK_IS_WINDOW(root) ? GTK_WINDOW(root) : nullptr;
}

/// A file in memory that has no name, for as long as its printer reads it. -1: there is none.
class MemoryFile {
public:
  explicit MemoryFile(GBytes* contents) : m_descriptor{memfd_create("document.pdf", MFD_CLOEXEC)} {
    gsize size = 0;
    const auto* data = static_cast<const char*>(g_bytes_get_data(contents, &size));
    for (gsize written = 0; m_descriptor >= 0 && written < size;) {
      const auto part = write(m_descriptor, data + written, size - written);
      if (part < 0)
        close_it();
      else
        written += static_cast<gsize>(part);
    }
  }

  ~MemoryFile() { close_it(); }

  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile(MemoryFile&&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;

  [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
  void close_it() {
    if (m_descriptor >= 0)
      close(std::exchange(m_descriptor, -1));
  }

  int m_descriptor;
};

/// GTK leaves which pages are meant to whoever draws them. CUPS finds them in a document, too.
void name_pages(GtkPrintSettings* settings) {
  if (gtk_print_settings_get_print_pages(settings) != GTK_PRINT_PAGES_RANGES)
    return;
  int count = 0;
  const base::Handle<GtkPageRange, g_free> ranges{gtk_print_settings_get_page_ranges(settings, &count)};
  std::string pages;
  for (int index = 0; index < count; ++index) {
    const auto& range = ranges.get()[index]; // counted from 0
    pages += (pages.empty() ? "" : ",") + std::to_string(range.start + 1) + "-" + std::to_string(range.end + 1);
  }
  gtk_print_settings_set(settings, "cups-page-ranges", pages.c_str());
}

/// For as long as it is sent.
struct SentDocument {
  SentDocument(GBytes* contents, sigc::slot<void()> if_it_fails) : file{contents}, failed{std::move(if_it_fails)} {}

  MemoryFile file;
  sigc::slot<void()> failed;
};

void was_sent(GtkPrintJob* /*job*/, gpointer sent, const GError* error) {
  if (error != nullptr)
    static_cast<SentDocument*>(sent)->failed();
}

void send(GBytes* document, GtkPrintUnixDialog* dialog, const sigc::slot<void()>& failed) {
  auto* printer = gtk_print_unix_dialog_get_selected_printer(dialog);
  auto sent = std::make_unique<SentDocument>(document, failed);
  if (printer == nullptr || sent->file.descriptor() < 0)
    return failed();
  const base::ObjectPtr<GtkPrintSettings> settings{gtk_print_unix_dialog_get_settings(dialog)};
  name_pages(settings.get());
  const base::ObjectPtr<GtkPrintJob> job{
      gtk_print_job_new("PrimaWeb", printer, settings.get(), gtk_print_unix_dialog_get_page_setup(dialog))};
  if (gtk_print_job_set_source_fd(job.get(), sent->file.descriptor(), nullptr) == FALSE)
    return failed();
  gtk_print_job_send(job.get(), was_sent, sent.release(),
                     [](gpointer each) { delete static_cast<SentDocument*>(each); });
}

} // namespace

PdfPrinting::PdfPrinting(WebKitWebView* view, PdfReader& reader, const Cover& cover)
    : m_view{view}, m_reader{reader}, m_cover{cover} {
  cover.signal_changed().connect(sigc::mem_fun(*this, &PdfPrinting::cover_changed));
}

PdfPrinting::~PdfPrinting() {
  end_question();
}

void PdfPrinting::print() {
  if (m_cover.is_on() || m_is_reading || m_cancellable || m_dialog)
    return;
  m_is_reading = true;
  m_reader.read(sigc::bind(sigc::mem_fun(*this, &PdfPrinting::was_read), ++m_last_reading));
}

void PdfPrinting::was_read(const PdfReader::Result& read, unsigned reading) {
  if (!m_is_reading || reading != m_last_reading)
    return;
  m_is_reading = false;
  if (const auto* document = std::get_if<Document>(&read))
    ask(*document);
  else if (std::get<PdfReader::Missing>(read) == PdfReader::Missing::not_given)
    fail();
}

/// Whoever has gone to the printer meanwhile reads it when they are back.
void PdfPrinting::fail() {
  g_debug("A PDF could not be printed");
  if (!m_cover.is_for_good())
    m_signal_failed.emit();
}

#if GTK_CHECK_VERSION(4, 14, 0)

namespace {

void was_closed(GObject* stream, GAsyncResult* result, gpointer /*data*/) {
  if (g_output_stream_close_finish(G_OUTPUT_STREAM(stream), result, nullptr) == FALSE)
    g_debug("What was given to the printer could not be closed: all of it is there");
}

bool is_users_no(const GError* error) {
  return g_error_matches(error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) != FALSE ||
         g_error_matches(error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) != FALSE;
}

} // namespace

/// There GTK's own dialog finds no printer.
bool PdfPrinting::ask_desktop(const Document& document) {
  if (g_file_test("/.flatpak-info", G_FILE_TEST_EXISTS) == FALSE)
    return false;
  m_cancellable.reset(g_cancellable_new());
  const base::ObjectPtr<GtkPrintDialog> dialog{gtk_print_dialog_new()};
  gtk_print_dialog_print(
      dialog.get(), window_of(m_view), nullptr, m_cancellable.get(), base::resume,
      base::keep(sigc::bind(sigc::mem_fun(*this, &PdfPrinting::desktop_answered), m_cancellable.get(), document)));
  return true;
}

void PdfPrinting::desktop_answered(GObject* dialog, GAsyncResult* result, const GCancellable* asked,
                                   const Document& document) {
  if (m_cancellable.get() == asked) // it may have been cancelled, and asked for again
    m_cancellable.reset();
  GError* error = nullptr;
  const base::ObjectPtr<GOutputStream> stream{gtk_print_dialog_print_finish(GTK_PRINT_DIALOG(dialog), result, &error)};
  const base::ErrorPtr failure{error};
  if (!stream && !is_users_no(failure.get()))
    fail();
  if (!stream || m_cover.is_on())
    return;
  // As long as it is written, whatever becomes of this object.
  g_object_set_data_full(G_OBJECT(stream.get()), "document", g_bytes_ref(document.get()),
                         [](gpointer bytes) { g_bytes_unref(static_cast<GBytes*>(bytes)); });
  gsize size = 0;
  const auto* data = g_bytes_get_data(document.get(), &size);
  g_output_stream_write_all_async(stream.get(), data, size, G_PRIORITY_DEFAULT, nullptr, base::resume,
                                  base::keep(sigc::mem_fun(*this, &PdfPrinting::desktop_was_given)));
}

/// Where this object is gone by then, the stream closes as it goes.
void PdfPrinting::desktop_was_given(GObject* stream, GAsyncResult* result) {
  if (g_output_stream_write_all_finish(G_OUTPUT_STREAM(stream), result, nullptr, nullptr) != FALSE)
    g_output_stream_close_async(G_OUTPUT_STREAM(stream), G_PRIORITY_DEFAULT, nullptr, was_closed, nullptr);
  else
    fail();
}

#else

bool PdfPrinting::ask_desktop(const Document& /*document*/) {
  return false;
}

#endif

void PdfPrinting::ask(const Document& document) {
  if (ask_desktop(document))
    return;
  m_document = document;
  auto* dialog = gtk_print_unix_dialog_new(nullptr, window_of(m_view));
  m_dialog.reset(GTK_WIDGET(g_object_ref(dialog)));
  gtk_print_unix_dialog_set_manual_capabilities(GTK_PRINT_UNIX_DIALOG(dialog), GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_window_set_modal(GTK_WINDOW(dialog), TRUE);
  g_signal_connect(dialog, "response", G_CALLBACK(answered), this);
  gtk_window_present(GTK_WINDOW(dialog));
}

void PdfPrinting::answered(GtkDialog* dialog, int response, gpointer self) {
  auto& printing = *static_cast<PdfPrinting*>(self);
  if (response == GTK_RESPONSE_OK && !printing.m_cover.is_on())
    send(printing.m_document.get(), GTK_PRINT_UNIX_DIALOG(dialog), sigc::mem_fun(printing, &PdfPrinting::fail));
  printing.end_question();
}

void PdfPrinting::end_question() {
  m_is_reading = false;
  if (const auto cancellable = std::exchange(m_cancellable, nullptr))
    g_cancellable_cancel(cancellable.get());
  if (const auto dialog = std::exchange(m_dialog, nullptr)) {
    g_signal_handlers_disconnect_by_data(dialog.get(), this);
    gtk_window_destroy(GTK_WINDOW(dialog.get()));
  }
  m_document.reset();
}

void PdfPrinting::cover_changed() {
  if (m_cover.is_on())
    end_question();
}

} // namespace web
