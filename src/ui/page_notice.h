// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "signin/failure.h"
#include "ui/template.h"

#include <gtkmm/box.h>

#include <string>

namespace ui {

/// Says above PrimaWeb's page what befell it, or the session in it, until the user has read it.
class PageNotice : public Gtk::Box {
public:
  PageNotice();

  /// A sentence to be read, no more.
  void tell(const Glib::ustring& sentence);

  /// With a button that loads the page anew (`page.reload`).
  void tell_with_reload(const Glib::ustring& sentence);

  /// `is_loaded_again`: there is nothing left to do for the user. `host`: that the failure is about, for the helpdesk.
  void tell(signin::Failure failure, bool is_loaded_again, const std::string& host);

  /// Another page is shown now: what befell the one before, and is mended by loading that anew, is told no longer.
  void page_came();

private:
  void show(const Glib::ustring& sentence, bool is_fault, bool can_load_again);

  Template m_template{"page-notice"};
};

} // namespace ui
