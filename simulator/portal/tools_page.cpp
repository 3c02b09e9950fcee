// SPDX-License-Identifier: EUPL-1.2
#include "simulator/portal/tools_page.h"

#include "simulator/portal/pages.h"

namespace simulator {

namespace {

std::string received(const WebRequest& request) {
  const std::string name = field(request.form, "file");
  return name.empty() ? field(request.form, "note") : name + ": " + field(request.form, "file-size") + " bytes";
}

} // namespace

WebAnswer tools_page(const std::string& language, const Visit& visit, const WebRequest& request) {
  return portal_page("tools", language, &visit, {{"received", received(request)}});
}

WebAnswer form_file() {
  WebAnswer answer = letter_file();
  answer.saved_as = "Formulier B.pdf";
  return answer;
}

WebAnswer letter_file() {
  return file_answer("letter.pdf", "application/pdf");
}

} // namespace simulator
