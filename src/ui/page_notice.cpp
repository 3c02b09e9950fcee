// SPDX-License-Identifier: EUPL-1.2
#include "ui/page_notice.h"

#include "ui/accessible.h"
#include "ui/failure_text.h"

#include <glibmm/i18n.h>
#include <gtkmm/button.h>
#include <gtkmm/image.h>
#include <gtkmm/label.h>

namespace ui {

PageNotice::PageNotice() {
  auto& bar = m_template.part<Gtk::Box>("bar");
  bar.set_hexpand(true);
  append(bar);
  set_visible(false);
  m_template.part<Gtk::Button>("again").signal_clicked().connect([this] {
    set_visible(false);
    activate_action("page.reload");
  });
  m_template.part<Gtk::Button>("close").signal_clicked().connect([this] { set_visible(false); });
}

void PageNotice::tell(signin::Failure failure, bool is_loaded_again, const std::string& host) {
  auto& sentence = m_template.part<Gtk::Label>("sentence");
  if (is_loaded_again) {
    sentence.set_label(_("The page stopped and was loaded again. What you had typed in it is lost."));
  } else {
    // Translators: %1 is what happened, %2 a code such as PORTAL-13, for the helpdesk.
    auto text = Glib::ustring::compose(_("%1. Code for the IT helpdesk: %2"), failure_text(failure).title,
                                       std::string{signin::code(failure)});
    if (!host.empty())
      text += " (" + host + ")";
    sentence.set_label(text);
  }
  m_template.part<Gtk::Image>("sign").set_from_icon_name(is_loaded_again ? "dialog-information-symbolic"
                                                                         : "dialog-warning-symbolic");
  m_template.part<Gtk::Button>("again").set_visible(!is_loaded_again);
  set_visible(true);
  read_out(sentence, sentence.get_label());
}

} // namespace ui
