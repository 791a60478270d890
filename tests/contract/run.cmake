# Collects the corpus and judges it: cmake -DCORPUS=PROGRAM -DPYTHON=PROGRAM -DFILE=… -DSOURCE=… -P run.cmake
file(REMOVE "${FILE}")
execute_process(COMMAND "${CORPUS}" "${FILE}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "contract_corpus failed: ${result}")
endif()
execute_process(COMMAND "${PYTHON}" -B "${SOURCE}/tests/contract/check.py" "${FILE}"
    "${SOURCE}/docs/api/openapi.yaml" "${SOURCE}/tests/contract/additions.yaml" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "what went over the wire breaks the contract; it is in ${FILE}")
endif()
